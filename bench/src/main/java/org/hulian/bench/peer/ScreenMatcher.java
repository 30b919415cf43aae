package org.hulian.bench.peer;

import java.util.List;
import org.hulian.classifier.lexicon.Lexicon;
import org.hulian.classifier.model.ModelSet;
import org.hulian.classifier.screen.Glance;
import org.hulian.classifier.screen.Scratch;
import org.hulian.classifier.screen.Screen;

/** Our first looks: the glance, then terms in any disguise and the linear model over n-grams. */
final class ScreenMatcher implements Matcher {
  private final Glance glance;
  private final double gate;
  private final Screen screen;
  private final Scratch scratch = new Scratch();

  ScreenMatcher(Lexicon lexicon) {
    ModelSet models = ModelSet.shipped();
    glance = new Glance(models.glance());
    gate = models.glanceGate();
    screen = new Screen(lexicon, models.screen());
  }

  @Override
  public String name() {
    return "Hulian screen";
  }

  @Override
  public long work(String text) {
    List<String> texts = List.of(text);
    double glanced = glance.logit(texts, scratch);
    return Double.doubleToLongBits(glanced < gate ? glanced : screen.logit(texts, scratch));
  }

  @Override
  public List<Met> find(String text) {
    List<String> texts = List.of(text);
    if (glance.logit(texts, scratch) < gate) {
      return List.of();
    }
    return screen.read(texts, scratch).hits().getFirst().stream()
        .map(hit -> new Met(hit.span(), List.of(hit.term())))
        .toList();
  }
}

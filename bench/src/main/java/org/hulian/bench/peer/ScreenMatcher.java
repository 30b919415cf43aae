package org.hulian.bench.peer;

import java.util.List;
import org.hulian.classifier.lexicon.Lexicon;
import org.hulian.classifier.model.ModelSet;
import org.hulian.classifier.screen.Scratch;
import org.hulian.classifier.screen.Screen;

/** Our screen: terms in any disguise, and the linear model over n-grams. */
final class ScreenMatcher implements Matcher {
  private final Screen screen;
  private final Scratch scratch = new Scratch();

  ScreenMatcher(Lexicon lexicon) {
    screen = new Screen(lexicon, ModelSet.shipped().screen());
  }

  @Override
  public String name() {
    return "Hulian screen";
  }

  @Override
  public long work(String text) {
    return Double.doubleToLongBits(screen.logit(List.of(text), scratch));
  }

  @Override
  public List<Met> find(String text) {
    return screen.read(List.of(text), scratch).hits().getFirst().stream()
        .map(hit -> new Met(hit.span(), List.of(hit.term())))
        .toList();
  }
}

package org.hulian.bench.peer;

import java.util.List;
import org.hulian.classifier.lexicon.Lexicon;
import org.hulian.classifier.model.ModelSet;
import org.hulian.classifier.screen.FirstLooks;
import org.hulian.classifier.screen.FirstLooks.Screened;
import org.hulian.classifier.screen.Passage;
import org.hulian.classifier.screen.Scratch;
import org.hulian.classifier.screen.Screen;
import org.hulian.classifier.screen.Unit;
import org.hulian.listing.finding.FieldRef;

/** Our first looks: the glance, then terms in any disguise and the linear model over n-grams. */
final class ScreenMatcher implements Matcher {
  private final Screen screen;
  private final FirstLooks looks;
  private final Scratch scratch = new Scratch();

  ScreenMatcher(Lexicon lexicon) {
    ModelSet models = ModelSet.shipped();
    screen = new Screen(lexicon, models.screen());
    looks = new FirstLooks(screen, models);
  }

  @Override
  public String name() {
    return "Hulian screen";
  }

  @Override
  public long work(String text) {
    return Double.doubleToLongBits(look(text).getLast().logit());
  }

  private List<Screened> look(String text) {
    return looks.look(List.of(new Unit(List.of(new Passage(FieldRef.BODY, 0, text)))), scratch);
  }

  @Override
  public List<Met> find(String text) {
    if (look(text).stream().allMatch(Screened::glanced)) {
      return List.of();
    }
    return screen.read(List.of(text), scratch).hits().getFirst().stream()
        .map(hit -> new Met(hit.span(), List.of(hit.term())))
        .toList();
  }
}

package org.hulian.crawler.extract;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Finds the board or category of an item: the last step of the breadcrumb before the item itself. */
final class BreadcrumbReader {
  private static final int LONGEST_STEP = 60;
  private static final Pattern SEPARATORS = Pattern.compile("[›»>→/\\\\|·::∙•\\s-]+");
  private static final Vocabulary WORDS = Vocabulary.standard();

  private final HtmlPage page;

  BreadcrumbReader(HtmlPage page) {
    this.page = page;
  }

  /**
   * The category.
   *
   * @param title of the item, which often ends the breadcrumb
   */
  @Nullable String read(@Nullable String title) {
    for (Thing thing : page.things()) {
      if (thing.is("BreadcrumbList")) {
        String last = last(steps(thing), title, false);
        if (last != null) {
          return last;
        }
      }
    }
    String best = null;
    int bestSteps = 0;
    for (Element element : page.survey().elements()) {
      if (!trail(element)) {
        continue;
      }
      List<String> steps = steps(element);
      String last = last(steps, title, true);
      if (last != null && steps.size() > bestSteps) {
        best = last;
        bestSteps = steps.size();
      }
    }
    return best;
  }

  private boolean trail(Element element) {
    boolean named = page.survey().marked(element, Marks.CRUMB)
        || element.attr("aria-label").toLowerCase(java.util.Locale.ROOT).contains("breadcrumb");
    return named && element.text().length() < 600 && !page.survey().place(element).hidden && (!element.select("a[href]").isEmpty());
  }

  private static List<String> steps(Thing list) {
    List<String> steps = new ArrayList<>();
    for (Thing step : list.things("itemListElement")) {
      String name = step.text("name");
      if (name == null) {
        name = step.text("item");
      }
      if (name != null && !name.startsWith("http")) {
        steps.add(PlainText.line(name));
      }
    }
    return steps;
  }

  private List<String> steps(Element trail) {
    List<String> steps = new ArrayList<>();
    for (Element link : trail.select("a[href]")) {
      String step = PlainText.line(link.text());
      boolean self = Addresses.resolve(page.base(), link.attr("href")).map(this::self).orElse(true);
      if (!step.isEmpty() && step.length() <= LONGEST_STEP && !SEPARATORS.matcher(step).matches()) {
        steps.add(self ? "" : step);
      }
    }
    return steps;
  }

  private boolean self(URI target) {
    return target.equals(page.address()) || page.declaredAddress().map(target::equals).orElse(false);
  }

  /** The last step that is neither the item nor the front page. */
  private static @Nullable String last(List<String> steps, @Nullable String title, boolean linksOnly) {
    int end = steps.size();
    // Structured trails end with the item itself, whether or not its name is spelt the same.
    boolean selfAtEnd = !linksOnly && end > 1;
    for (int i = end - (selfAtEnd ? 2 : 1); i >= 0; i--) {
      String step = steps.get(i);
      boolean item = title != null && TitleReader.squash(step).equals(TitleReader.squash(title));
      if (!step.isEmpty() && !item && !WORDS.is("home", step)) {
        return step;
      }
    }
    return null;
  }
}

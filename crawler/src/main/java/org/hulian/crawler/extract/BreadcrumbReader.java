package org.hulian.crawler.extract;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds the board or category of an item: the last step of the breadcrumb before the item itself.
 */
final class BreadcrumbReader {
  private static final int LONGEST_STEP = 60;
  private static final int LONGEST_TRAIL = 600;
  private static final Pattern ARROW = Pattern.compile("[›»→＞]|&gt;|>|::|\\s/\\s");
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
        String last = last(steps(thing), title);
        if (last != null) {
          return last;
        }
      }
    }
    String named = best(title, true);
    return named != null ? named : best(title, false);
  }

  private @Nullable String best(@Nullable String title, boolean byName) {
    String best = null;
    int bestSteps = byName ? 0 : 1;
    for (Element element : page.survey().elements()) {
      if (byName ? named(element) : separated(element)) {
        List<String> steps = steps(element);
        String last = last(steps, title);
        if (last != null && steps.size() > bestSteps) {
          best = last;
          bestSteps = steps.size();
        }
      }
    }
    return best;
  }

  private boolean named(Element element) {
    boolean named =
        page.survey().marked(element, Marks.CRUMB)
            || element.attr("aria-label").toLowerCase(Locale.ROOT).contains("breadcrumb");
    return named && usable(element);
  }

  /** Links with arrows between them, whatever the element is called. */
  private boolean separated(Element element) {
    int links = 0;
    for (Element child : element.children()) {
      links += child.normalName().equals("a") ? 1 : 0;
    }
    return links >= 1
        && links <= 8
        && usable(element)
        && ARROW
            .matcher(PlainText.line(PlainText.of(element, e -> e.normalName().equals("a"))))
            .find();
  }

  private boolean usable(Element element) {
    return page.survey().length(element) < LONGEST_TRAIL
        && !page.survey().place(element).hidden
        && element.selectFirst("a[href]") != null;
  }

  private List<String> steps(Thing list) {
    List<String> steps = new ArrayList<>();
    for (Thing step : list.things("itemListElement")) {
      String name = step.text("name");
      String address = step.text("url", "@id");
      for (Thing item : step.things("item")) {
        name = name == null ? item.text("name") : name;
        address = address == null ? item.text("@id", "url") : address;
      }
      String plain = step.things("item").isEmpty() ? step.text("item") : null;
      address = plain == null ? address : plain;
      if (name != null) {
        boolean item = address != null && page.target(address).map(this::self).orElse(false);
        steps.add(item ? "" : PlainText.line(name));
      }
    }
    return steps;
  }

  private List<String> steps(Element trail) {
    List<String> steps = new ArrayList<>();
    for (Element link : trail.select("a[href]")) {
      String step = PlainText.line(link.text());
      boolean self = page.target(link.attr("href")).map(this::self).orElse(true);
      if (!step.isEmpty() && step.length() <= LONGEST_STEP && !SEPARATORS.matcher(step).matches()) {
        steps.add(self ? "" : step);
      }
    }
    return steps;
  }

  private boolean self(Target target) {
    URI address = target.address();
    return address.equals(page.address())
        || page.declaredAddress().map(address::equals).orElse(false);
  }

  /** The last step that is neither the item nor the front page. */
  private static @Nullable String last(List<String> steps, @Nullable String title) {
    for (String step : steps.reversed()) {
      boolean item = title != null && TitleReader.squash(step).equals(TitleReader.squash(title));
      if (!step.isEmpty() && !item && !WORDS.is("home", step)) {
        return step;
      }
    }
    return null;
  }
}

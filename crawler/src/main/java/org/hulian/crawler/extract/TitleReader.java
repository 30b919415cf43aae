package org.hulian.crawler.extract;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds the title of the item on a page: a heading of the content that the {@code title} of the
 * page repeats, or else that title without the name of the site.
 */
final class TitleReader {
  private static final Pattern SEPARATOR =
      Pattern.compile("\\s+[-–—|·»_:]+\\s+|\\s*[|_]\\s*|\\s+[-–—]|[-–—]\\s+");
  private static final Pattern MARKED = Pattern.compile("\\b(title|subject|headline|heading)\\b");

  private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4");
  private static final Set<String> NAMED = Set.of("span", "div", "a", "strong", "td", "p");
  private static final int LONGEST_PROSE = 100_000;
  private static final int LONGEST_TITLE = 200;

  private final HtmlPage page;

  TitleReader(HtmlPage page) {
    this.page = page;
  }

  /** The title; null if the page has none. */
  @Nullable String read() {
    String stated = squash(PlainText.line(page.document().title()));
    String social = page.meta("og:title", "twitter:title");
    String repeated = repeatedHeading(stated);
    if (repeated != null) {
      return repeated;
    }
    String only = onlyHeading();
    if (only != null) {
      return only;
    }
    if (social != null && !social.isBlank()) {
      return firstSegment(PlainText.line(social));
    }
    String title = PlainText.line(page.document().title());
    return title.isEmpty() ? null : shownSegment(title);
  }

  /** The longest heading that the title of the page begins with, or else holds. */
  private @Nullable String repeatedHeading(String stated) {
    String best = null;
    int bestScore = 0;
    for (Element heading : page.survey().elements()) {
      if (!candidate(heading)) {
        continue;
      }
      String text = text(heading);
      String plain = squash(text);
      if (plain.length() < 1 || !stated.contains(plain)) {
        continue;
      }
      int score =
          plain.length() * 2
              + (stated.startsWith(plain) ? 1_000 : 0)
              + (heading.normalName().equals("h1") ? 100 : 0);
      if (score > bestScore) {
        best = text;
        bestScore = score;
      }
    }
    return best;
  }

  private boolean candidate(Element element) {
    Survey survey = page.survey();
    String tag = element.normalName();
    boolean heading = HEADINGS.contains(tag) || (NAMED.contains(tag) && marked(element));
    return heading
        && survey.content(element)
        && !PlainText.shortLine(element, Limits.MAX_LINE).isEmpty();
  }

  private boolean marked(Element element) {
    return MARKED.matcher(page.survey().marks(element) + element.attr("itemprop")).find();
  }

  /** The heading without the labels that the software puts before it. */
  private String text(Element heading) {
    String text = PlainText.line(PlainText.of(heading, e -> page.survey().marked(e, Marks.LABEL)));
    return text.isEmpty() ? PlainText.line(heading.text()) : text;
  }

  private @Nullable String onlyHeading() {
    String found = null;
    for (Element heading : page.survey().headings()) {
      if (heading.normalName().equals("h1") && page.survey().content(heading)) {
        String text = text(heading);
        if (!text.isEmpty() && found != null) {
          return null;
        }
        found = text.isEmpty() ? found : text;
      }
    }
    return found;
  }

  static String squash(String text) {
    return text.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
  }

  /** The longest beginning of the title that the page shows somewhere. */
  private String shownSegment(String title) {
    String prose = page.document().body().text();
    String shown = squash(prose.substring(0, Math.min(prose.length(), LONGEST_PROSE)));
    for (int end = Math.min(title.length(), LONGEST_TITLE); end > 1; end--) {
      boolean cut = end == title.length() || "-–—|_·".indexOf(title.charAt(end)) >= 0;
      String segment = title.substring(0, end).strip();
      if (cut && segment.length() > 1 && shown.contains(squash(segment))) {
        return segment;
      }
    }
    return firstSegment(title);
  }

  private static String firstSegment(String title) {
    String first = SEPARATOR.split(title, 2)[0].strip();
    return first.isEmpty() ? title : first;
  }
}

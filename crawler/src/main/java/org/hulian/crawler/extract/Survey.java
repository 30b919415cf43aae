package org.hulian.crawler.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/**
 * One walk over a page: where each element stands, what its names hint at, which parts are the
 * frame around the content, and where dates, links, headings and numbered blocks are.
 */
final class Survey {
  private static final Set<String> FRAME_TAGS = Set.of("nav", "footer", "aside");
  private static final Set<String> FRAME_ROLES =
      Set.of(
          "banner",
          "navigation",
          "contentinfo",
          "complementary",
          "search",
          "dialog",
          "alertdialog");
  private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4");
  private static final Pattern NUMBERED_ID =
      Pattern.compile(
          "(?:li-|div-|js-|el)?(post|pid|p|comment|reply|msg|message|floor|answer|review|r|discussion|question|subject_|lz|entry|tid-post)[-_]?\\d{1,12}",
          Pattern.CASE_INSENSITIVE);
  private static final List<String> NUMBERED_ATTRIBUTES =
      List.of(
          "data-pid",
          "data-post-id",
          "data-postid",
          "data-comment-id",
          "data-commentid",
          "data-reply-id",
          "data-review-id",
          "data-message-id",
          "data-answerid",
          "data-post");
  private static final Pattern NUMBERED_CONTENT =
      Pattern.compile("(post|comment|profile-post)-\\d+");

  /** Where an element stands and what is known of it. */
  static final class Place {
    final int start;
    int end;
    int text;
    final String marks;
    final boolean frame;
    final boolean hidden;

    /** The kind of numbered block that begins here, such as {@code post}; null if none does. */
    final @Nullable String block;

    Place(int start, String marks, boolean frame, boolean hidden, @Nullable String block) {
      this.start = start;
      this.end = start;
      this.marks = marks;
      this.frame = frame;
      this.hidden = hidden;
      this.block = block;
    }
  }

  /** A date and where it stands. */
  record Dated(Element element, DateReader.Stamp stamp) {}

  private static final int LONGEST_DATE = 60;
  private static final List<String> DATES =
      List.of("datetime", "data-time", "data-timestamp", "data-utime", "title", "content");

  private final Map<Element, Place> places = new HashMap<>();

  /** Few names stand on many elements: each is cut into words and asked about once. */
  private final Map<String, String> marks = new HashMap<>();

  private final Map<Pattern, Map<String, Boolean>> answers = new HashMap<>();
  private final List<Element> elements = new ArrayList<>();
  private final List<Element> blocks = new ArrayList<>();
  private final List<Dated> dates = new ArrayList<>();
  private final List<Element> headings = new ArrayList<>();
  private final List<Element> links = new ArrayList<>();
  private final DateReader reader;

  private Survey(DateReader reader) {
    this.reader = reader;
  }

  static Survey of(Element body, DateReader reader) {
    Survey survey = new Survey(reader);
    body.filter(survey.new Walk());
    return survey;
  }

  List<Element> elements() {
    return elements;
  }

  /** Elements that a number names as a post, comment or the like, outside of the frame. */
  List<Element> blocks() {
    return blocks;
  }

  List<Dated> dates() {
    return dates;
  }

  /** The dates inside an element, in page order. */
  List<Dated> datesIn(Element outer) {
    Place place = place(outer);
    int from = 0;
    int to = dates.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (place(dates.get(middle).element()).start < place.start) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    int end = from;
    while (end < dates.size() && place(dates.get(end).element()).start <= place.end) {
      end++;
    }
    return dates.subList(from, end);
  }

  List<Element> headings() {
    return headings;
  }

  List<Element> links() {
    return links;
  }

  boolean has(Element element) {
    return places.containsKey(element);
  }

  Place place(Element element) {
    return Objects.requireNonNull(places.get(element));
  }

  String marks(Element element) {
    Place place = places.get(element);
    return place == null ? Marks.of(element) : place.marks;
  }

  boolean marked(Element element, Pattern words) {
    String marks = marks(element);
    return !marks.isEmpty()
        && answers
            .computeIfAbsent(words, w -> new HashMap<>())
            .computeIfAbsent(marks, m -> words.matcher(m).find());
  }

  /** Characters of text in an element, at least as many as are seen. */
  int length(Element element) {
    Place place = places.get(element);
    return place == null ? 0 : place.text;
  }

  /** How many elements an element holds, itself among them. */
  int count(Element element) {
    Place place = places.get(element);
    return place == null ? 0 : place.end - place.start + 1;
  }

  /** Whether an element stands inside another, or is it. */
  boolean within(Element inner, Element outer) {
    Place in = places.get(inner);
    Place out = places.get(outer);
    return in != null && out != null && in.start >= out.start && in.start <= out.end;
  }

  /** Whether an element belongs to the content and can be seen. */
  boolean content(Element element) {
    Place place = places.get(element);
    return place != null && !place.frame && !place.hidden;
  }

  /** The elements inside another, it first, in page order. */
  List<Element> inside(Element outer) {
    Place place = places.get(outer);
    return place == null ? List.of() : elements.subList(place.start, place.end + 1);
  }

  private final class Walk implements NodeFilter {
    @Override
    public FilterResult head(Node node, int depth) {
      if (node instanceof TextNode text) {
        characters += text.getWholeText().length();
      }
      if (!(node instanceof Element element)) {
        return FilterResult.CONTINUE;
      }
      if (elements.size() >= Limits.MAX_ELEMENTS) {
        return FilterResult.SKIP_ENTIRELY;
      }
      if (PlainText.silent(element)
          && !element.normalName().equals("button")
          && !element.normalName().equals("input")) {
        return FilterResult.SKIP_ENTIRELY;
      }
      Place above = element.parent() == null ? null : places.get(element.parent());
      String names = marks.computeIfAbsent(Marks.raw(element), Marks::words);
      String block = blockKind(element);
      boolean frame =
          (above != null && above.frame)
              || (block == null && blockDepth == 0 && frame(element, names));
      boolean hidden = (above != null && above.hidden) || PlainText.hidden(element);
      Place place = new Place(elements.size(), names, frame, hidden, block);
      place.text = -characters;
      places.put(element, place);
      elements.add(element);
      note(element, block != null && !frame && !hidden, hidden);
      return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
      if (node instanceof Element element) {
        Place place = places.get(element);
        if (place != null) {
          place.end = elements.size() - 1;
          place.text += characters;
          if (blockDepth > 0 && place.block != null && !place.frame && !place.hidden) {
            blockDepth--;
          }
        }
      }
      return FilterResult.CONTINUE;
    }

    private int blockDepth;
    private int characters;

    private void note(Element element, boolean opensBlock, boolean hidden) {
      if (opensBlock) {
        blocks.add(element);
        blockDepth++;
      }
      String tag = element.normalName();
      if (tag.equals("a") && element.hasAttr("href")) {
        links.add(element);
      }
      if (HEADINGS.contains(tag)) {
        headings.add(element);
      }
      if (!hidden) {
        date(element);
      }
    }
  }

  private static boolean frame(Element element, String marks) {
    String tag = element.normalName();
    if (FRAME_TAGS.contains(tag) || FRAME_ROLES.contains(element.attr("role"))) {
      return !Marks.quote(element, marks);
    }
    if (tag.equals("body") || tag.equals("html") || tag.equals("main") || tag.equals("article")) {
      return false;
    }
    return !marks.isEmpty() && Marks.CHROME.matcher(marks).find();
  }

  private static @Nullable String blockKind(Element element) {
    String id = element.id();
    if (!id.isEmpty()) {
      Matcher matcher = NUMBERED_ID.matcher(id);
      if (matcher.matches() && PlainText.block(element)) {
        return matcher.group(1).toLowerCase(Locale.ROOT);
      }
    }
    if (!hasData(element)) {
      return null; // as most elements
    }
    for (String attribute : NUMBERED_ATTRIBUTES) {
      if (element.hasAttr(attribute) && PlainText.block(element)) {
        return attribute.contains("comment")
            ? "comment"
            : attribute.contains("re") ? "reply" : "post";
      }
    }
    Matcher content = NUMBERED_CONTENT.matcher(element.attr("data-content"));
    return content.matches() ? content.group(1) : null;
  }

  private static boolean hasData(Element element) {
    if (element.attributesSize() > 0) {
      for (Attribute attribute : element.attributes()) {
        if (attribute.getKey().startsWith("data-")) {
          return true;
        }
      }
    }
    return false;
  }

  private void date(Element element) {
    DateReader.Stamp stamp = stamp(element);
    if (stamp != null) {
      Element up = element.parent();
      // The inner of two elements that print one date adds nothing.
      boolean again = !dates.isEmpty() && up != null && dates.getLast().element().equals(up);
      if (!again) {
        dates.add(new Dated(element, stamp));
      }
    }
  }

  private DateReader.@Nullable Stamp stamp(Element element) {
    List<String> attributes = element.attributesSize() == 0 ? List.of() : DATES;
    for (String attribute : attributes) {
      if (element.hasAttr(attribute) && worth(element, attribute)) {
        DateReader.Stamp stamp = reader.read(element.attr(attribute)).orElse(null);
        if (stamp != null) {
          return stamp;
        }
      }
    }
    String own = ownText(element);
    DateReader.Stamp stamp = ownStamp(own);
    // The time of day may stand in an element of its own behind the day.
    if (stamp != null && !stamp.relative() && element.childrenSize() > 0) {
      return reader.read(PlainText.shortLine(element, LONGEST_DATE)).orElse(stamp);
    }
    return stamp;
  }

  private DateReader.@Nullable Stamp ownStamp(String own) {
    return own.length() >= 2 && own.length() <= 90 && DateReader.hopeful(own)
        ? reader.read(own).orElse(null)
        : null;
  }

  private static boolean worth(Element element, String attribute) {
    return switch (attribute) {
      case "title" ->
          element.attr("title").length() <= 60
              && !element.normalName().equals("a") == !element.hasAttr("href")
              && DateReader.hopeful(element.attr("title"))
              && (!element.normalName().equals("a") || element.text().length() <= 60)
              && !element.normalName().equals("img");
      case "content" -> element.attr("itemprop").toLowerCase(Locale.ROOT).startsWith("date");
      default -> true;
    };
  }

  private static String ownText(Element element) {
    StringBuilder own = new StringBuilder();
    for (Node child : element.childNodes()) {
      if (child instanceof TextNode text) {
        own.append(text.getWholeText()).append(' ');
        if (own.length() > 400) {
          return "";
        }
      }
    }
    return own.toString().strip();
  }
}

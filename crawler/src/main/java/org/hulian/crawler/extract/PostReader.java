package org.hulian.crawler.extract;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Finds author, time and text within blocks that are known to be posts. */
final class PostReader {
  private static final int LONGEST_NAME = 60;
  private static final Pattern PROFILE = Vocabulary.standard().pattern("profile");
  private static final Pattern HAS_LETTER = Pattern.compile("\\p{L}");

  private final HtmlPage page;
  private final Survey survey;

  PostReader(HtmlPage page) {
    this.page = page;
    survey = page.survey();
  }

  /** A block with the marks by which the rest of it is told from the text. */
  record Framed(
      Element block,
      @Nullable Element author,
      @Nullable String name,
      @Nullable Element date,
      @Nullable OffsetDateTime time) {}

  Framed frame(Element block) {
    Survey.Dated dated = firstDate(block);
    Named named = author(block).orElse(new Named(null, null));
    return new Framed(
        block,
        named.element(),
        named.name(),
        dated == null ? null : dated.element(),
        dated == null ? null : dated.stamp().time());
  }

  private Survey.@Nullable Dated firstDate(Element block) {
    Survey.Dated spare = null;
    for (Survey.Dated dated : survey.datesIn(block)) {
      Element element = dated.element();
      if (survey.place(element).hidden || quoted(element, block)) {
        continue;
      }
      if (!aboutAuthor(element, block)) {
        return dated;
      }
      spare = spare == null ? dated : spare;
    }
    return spare;
  }

  /**
   * The day on which an author joined stands in each of the author's posts, before that of the
   * post.
   */
  private boolean aboutAuthor(Element element, Element block) {
    for (Element up = element; up != null && up != block; up = up.parent()) {
      if (survey.marked(up, Marks.ABOUT_AUTHOR)) {
        return true;
      }
    }
    return false;
  }

  private boolean quoted(Element element, Element block) {
    for (Element up = element; up != null && up != block; up = up.parent()) {
      if (Marks.quote(up, survey.marks(up))) {
        return true;
      }
    }
    return false;
  }

  private record Named(@Nullable Element element, @Nullable String name) {}

  private Optional<Named> author(Element block) {
    List<Element> inside = survey.inside(block);
    Named best = null;
    int bestRank = 0;
    for (Element element : inside) {
      if (survey.place(element).hidden) {
        continue;
      }
      int rank = rank(element, block);
      if (rank > bestRank) {
        String name = name(element);
        if (name != null) {
          best =
              new Named(element.hasAttr("data-author") && element == block ? null : element, name);
          bestRank = rank;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** How sure it is that an element names the author; 0 for not at all. */
  private int rank(Element element, Element block) {
    if (element.hasAttr("data-author") && element == block) {
      return 10;
    }
    if (element.attr("itemprop").contains("author")
        || element.attr("itemprop").contains("creator")) {
      return 9;
    }
    boolean named =
        survey.marked(element, Marks.AUTHOR) && !survey.marked(element, Marks.NOT_AUTHOR);
    boolean profile =
        element.normalName().equals("a") && PROFILE.matcher(element.attr("href")).find();
    if (named && (profile || !element.normalName().equals("a") && element.childrenSize() == 0)) {
      return 8;
    }
    if (profile && quoted(element, block)) {
      return 0;
    }
    if (profile) {
      return 7;
    }
    if (named) {
      return 6;
    }
    return switch (element.normalName()) {
      case "cite" -> quoted(element, block) ? 0 : 4;
      case "strong", "b" -> 2;
      default -> 0;
    };
  }

  private @Nullable String name(Element element) {
    if (element.hasAttr("data-author")) {
      return blankToNull(element.attr("data-author"));
    }
    Element inner = element.selectFirst("[itemprop=name]");
    if (inner != null && element.attr("itemprop").contains("author")) {
      return nameText(inner.hasAttr("content") ? inner.attr("content") : inner.text());
    }
    if (!element.normalName().equals("a")) {
      for (Element link : element.select("a[href]")) {
        String name = nameText(link.text());
        if (name != null && PROFILE.matcher(link.attr("href")).find()) {
          return name;
        }
      }
    }
    return nameText(element.hasAttr("content") ? element.attr("content") : element.text());
  }

  private @Nullable String nameText(String raw) {
    String name = PlainText.line(raw);
    boolean fits =
        !name.isEmpty()
            && name.length() <= LONGEST_NAME
            && (HAS_LETTER.matcher(name).find() || name.matches("\\d{3,}"));
    if (!fits || name.contains(":") && name.length() > 30 || page.dates().isDate(name)) {
      return null;
    }
    return name.startsWith("by ") ? name.substring(3).strip() : name;
  }

  private static @Nullable String blankToNull(String text) {
    return text.isBlank() ? null : PlainText.line(text);
  }

  /** Reads the text of blocks of one kind; what is the text in most of them is it in all. */
  List<Post> read(List<Framed> blocks) {
    String kind = new BodyFinder(survey).commonKind(blocks);
    List<Post> posts = new ArrayList<>();
    for (Framed framed : blocks) {
      posts.add(post(framed, kind));
    }
    return posts;
  }

  private Post post(Framed framed, @Nullable String kind) {
    Element content = new BodyFinder(survey).body(framed, kind).orElse(null);
    String text;
    if (content == null) {
      List<Element> others = new ArrayList<>();
      if (framed.author() != null) {
        others.add(framed.author());
      }
      if (framed.date() != null) {
        others.add(framed.date());
      }
      text = AuthorText.of(framed.block(), others);
    } else {
      text = AuthorText.of(content);
    }
    return new Post(framed.block(), content, framed.name(), framed.time(), text);
  }
}

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
  private static final Pattern LETTER = Pattern.compile("\\p{L}");
  private static final Pattern NUMBER = Pattern.compile("\\d{3,}");

  private final HtmlPage page;
  private final Survey survey;
  private final PostBlocks blocks;

  /**
   * Reads posts of one page.
   *
   * @param blocks all blocks of the page, so that none is taken for a part of another
   */
  PostReader(HtmlPage page, List<Element> blocks) {
    this.page = page;
    survey = page.survey();
    this.blocks = new PostBlocks(survey, blocks);
  }

  /** Finds author and date of a block. */
  Framed frame(Element block) {
    List<Element> own = blocks.own(block);
    Survey.Dated dated = date(block);
    Named named = author(block, own);
    Element date = dated == null ? null : dated.element();
    OffsetDateTime time = dated == null ? null : dated.stamp().time();
    return new Framed(block, own, named.element(), named.name(), date, time);
  }

  private Survey.@Nullable Dated date(Element block) {
    Ranges inner = new Ranges(survey, blocks.inner(block));
    Survey.Dated spare = null;
    for (Survey.Dated dated : survey.datesIn(block)) {
      Element element = dated.element();
      if (survey.place(element).hidden || inner.cover(element) || quoted(element, block)) {
        continue;
      }
      if (!aboutAuthor(element, block)) {
        return dated;
      }
      spare = spare == null ? dated : spare;
    }
    return spare;
  }

  /** The day on which an author joined stands in each post, often before the date of the post. */
  private boolean aboutAuthor(Element element, Element block) {
    for (Element up = element; up != null && !up.equals(block); up = up.parent()) {
      if (survey.marked(up, Marks.ABOUT_AUTHOR)) {
        return true;
      }
    }
    return false;
  }

  private boolean quoted(Element element, Element block) {
    for (Element up = element; up != null && !up.equals(block); up = up.parent()) {
      if (Marks.quote(up, survey.marks(up))) {
        return true;
      }
    }
    return false;
  }

  private record Named(@Nullable Element element, @Nullable String name) {}

  private Named author(Element block, List<Element> own) {
    String stated = block.attr("data-author");
    if (!stated.isBlank()) {
      return new Named(null, PlainText.line(stated));
    }
    Named best = new Named(null, null);
    int bestRank = 0;
    for (Element element : own) {
      int rank = survey.place(element).hidden ? 0 : rank(element);
      if (rank > bestRank && !quoted(element, block)) {
        String name = name(element);
        if (name != null) {
          best = new Named(element, name);
          bestRank = rank;
        }
      }
    }
    return best;
  }

  /** How sure it is that an element names the author; 0 for not at all. */
  private int rank(Element element) {
    String property = element.attr("itemprop");
    if (property.contains("author") || property.contains("creator")) {
      return 9;
    }
    boolean named =
        survey.marked(element, Marks.AUTHOR) && !survey.marked(element, Marks.NOT_AUTHOR);
    boolean link = element.normalName().equals("a");
    boolean profile = link && PROFILE.matcher(element.attr("href")).find();
    boolean bare = !link && element.childrenSize() == 0;
    if (named && (profile || bare)) {
      return 8;
    }
    if (profile) {
      return 7;
    }
    if (named) {
      return 6;
    }
    return switch (element.normalName()) {
      case "cite" -> 4;
      case "strong", "b" -> 2;
      default -> 0;
    };
  }

  private @Nullable String name(Element element) {
    if (survey.length(element) > Limits.MAX_LINE) {
      return null;
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
    boolean word = LETTER.matcher(name).find() || NUMBER.matcher(name).matches();
    boolean sentence = name.length() > LONGEST_NAME || (name.length() > 30 && name.contains(":"));
    if (!word || sentence || page.dates().isDate(name)) {
      return null;
    }
    return name.startsWith("by ") ? name.substring(3).strip() : name;
  }

  /** Reads the text of blocks of one kind; what is the text in most of them is it in all. */
  List<Post> read(List<Framed> framed) {
    BodyFinder finder = new BodyFinder(survey);
    String kind = finder.commonKind(framed);
    List<Post> posts = new ArrayList<>();
    for (Framed block : framed) {
      posts.add(post(block, finder.body(block, kind)));
    }
    return posts;
  }

  private Post post(Framed framed, Optional<Element> content) {
    List<Element> others = new ArrayList<>(blocks.inner(framed.block()));
    if (content.isEmpty()) {
      Optional.ofNullable(framed.author()).ifPresent(others::add);
      Optional.ofNullable(framed.date()).ifPresent(others::add);
    }
    String text = AuthorText.of(content.orElse(framed.block()), others);
    return new Post(framed.block(), content.orElse(null), framed.name(), framed.time(), text);
  }
}

package org.hulian.crawler.extract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Reads threads without blocks: a line with name and date, then the text beside it, then the next
 * such line. Archive and mobile views are made so.
 */
final class FlatPosts {
  private static final int LONGEST_LINE = 120;
  private static final int MOST_ELEMENTS = 20;

  private final Survey survey;
  private final PostReader reader;

  FlatPosts(HtmlPage page) {
    survey = page.survey();
    reader = new PostReader(page, List.of());
  }

  PostList read() {
    Map<String, List<Framed>> groups = new LinkedHashMap<>();
    for (Survey.Dated dated : survey.dates()) {
      Element line = line(dated.element());
      Element parent = line.parent();
      boolean small =
          survey.length(line) <= 4 * LONGEST_LINE && survey.count(line) <= MOST_ELEMENTS;
      if (parent != null && small && survey.has(parent) && survey.content(line)) {
        Framed framed = reader.frame(line);
        if (framed.name() != null
            && line.text().length() <= LONGEST_LINE
            && line.selectFirst("h1, h2, h3") == null) {
          String key = survey.place(parent).start + line.normalName() + survey.marks(line);
          groups.computeIfAbsent(key, k -> new ArrayList<>()).add(framed);
        }
      }
    }
    for (List<Framed> lines : groups.values()) {
      List<Post> posts = posts(lines);
      long spoken = posts.stream().filter(post -> !post.text().isBlank()).count();
      // Only the first may say nothing: goods whose text stands elsewhere.
      if (spoken > 0 && spoken >= posts.size() - 1) {
        return new PostList(posts, false);
      }
    }
    return PostList.NONE;
  }

  /** The block that a date stands in alone with its name. */
  private static Element line(Element date) {
    Element line = date;
    while (!PlainText.block(line) && line.parent() != null) {
      line = line.parent();
    }
    return line;
  }

  private List<Post> posts(List<Framed> lines) {
    List<Post> posts = new ArrayList<>();
    for (int i = 0; i < Math.min(lines.size(), Limits.MAX_REPLIES); i++) {
      Element next = i + 1 < lines.size() ? lines.get(i + 1).block() : null;
      Framed framed = lines.get(i);
      Element content = between(framed.block(), next);
      String text = content.childNodeSize() == 0 ? "" : AuthorText.of(content);
      boolean links =
          content.select("a").text().length() * 2 > content.text().length() && !text.isBlank();
      if (links) {
        return List.of();
      }
      posts.add(new Post(framed.block(), content, framed.name(), framed.time(), text));
    }
    return posts;
  }

  /** A copy of what stands between two lines, without headings and page numbers. */
  private Element between(Element line, @Nullable Element next) {
    Element copy = new Element("div");
    for (Node node = line.nextSibling();
        node != null && !node.equals(next);
        node = node.nextSibling()) {
      boolean stop = node instanceof Element element && next == null && foreign(element);
      if (stop) {
        break;
      }
      boolean heading = node instanceof Element element && element.normalName().matches("h[1-6]");
      if (!heading && (node instanceof Element || node instanceof TextNode)) {
        copy.appendChild(node.clone());
      }
    }
    return copy;
  }

  private boolean foreign(Element element) {
    String marks = survey.marks(element);
    return marks.contains(" page ")
        || marks.contains(" pages ")
        || Marks.CHROME.matcher(marks).find()
        || element.normalName().matches("form|footer|nav|script");
  }
}

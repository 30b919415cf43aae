package org.hulian.crawler.extract;

import java.util.Optional;
import org.jsoup.nodes.Element;

/**
 * Reads a post that stands alone on its page: it has an author, a date and a text, but no number.
 */
final class LonePost {
  private final HtmlPage page;
  private final PostList comments;

  LonePost(HtmlPage page, PostList comments) {
    this.page = page;
    this.comments = comments;
  }

  Optional<Post> read() {
    Survey survey = page.survey();
    Element root = root();
    if (!survey.has(root)) {
      return Optional.empty();
    }
    PostReader reader = new PostReader(page, comments.posts().stream().map(Post::block).toList());
    Framed framed = reader.frame(root);
    if (framed.name() == null || framed.time() == null || inComments(framed)) {
      return Optional.empty();
    }
    return new BodyFinder(survey)
        .body(framed, null)
        .map(
            content ->
                new Post(root, content, framed.name(), framed.time(), AuthorText.of(content)))
        .filter(post -> !post.text().isBlank());
  }

  private boolean inComments(Framed framed) {
    Ranges ranges = new Ranges(page.survey(), comments.posts().stream().map(Post::block).toList());
    Element date = framed.date();
    Element author = framed.author();
    return (date != null && ranges.cover(date)) || (author != null && ranges.cover(author));
  }

  private Element root() {
    for (String selector :
        new String[] {"article", "main", "[role=main]", "#main", "#content", ".content"}) {
      Element element = page.document().selectFirst(selector);
      if (element != null
          && page.survey().has(element)
          && page.survey().content(element)
          && element.selectFirst("h1, h2") != null) {
        return element;
      }
    }
    return page.document().body();
  }
}

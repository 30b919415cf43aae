package org.hulian.crawler.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Tells rows of a list from posts: most rows lead somewhere by a headline of their own, while the
 * links that a post has beside its text are the same in every post.
 */
final class RowTest {
  private static final int SHORTEST_HEADLINE = 4;
  private static final Pattern LETTER = Pattern.compile("\\p{L}");
  private static final Pattern AGAIN = Pattern.compile("^(?i:re)\\s*[:：]\\s*");
  private static final Pattern PROFILE = Vocabulary.standard().pattern("profile");

  private final HtmlPage page;
  private final String pageTitle;

  RowTest(HtmlPage page) {
    this.page = page;
    pageTitle = TitleReader.squash(page.document().title());
  }

  /**
   * Whether these are rows.
   *
   * @param links selects the links that may be headlines
   */
  boolean rows(List<Post> posts, String links) {
    Map<String, Integer> counts = new HashMap<>();
    List<Set<String>> headlines = new ArrayList<>();
    for (Post post : posts) {
      Set<String> own = headlines(post, links);
      own.forEach(headline -> counts.merge(headline, 1, Integer::sum));
      headlines.add(own);
    }
    long rows =
        headlines.stream()
            .filter(own -> own.stream().anyMatch(h -> counts.getOrDefault(h, 0) == 1))
            .count();
    return posts.size() > 1 && rows * 2 > posts.size();
  }

  private Set<String> headlines(Post post, String links) {
    Survey survey = page.survey();
    Element content = post.content();
    Set<String> headlines = new HashSet<>();
    for (Element link : post.block().select(links)) {
      boolean inText = content != null && survey.within(link, content);
      String text = PlainText.line(link.text());
      if (!inText && headline(link, text) && !text.equals(post.author())) {
        headlines.add(text);
      }
    }
    return headlines;
  }

  private boolean headline(Element link, String text) {
    // The title of the thread stands over the posts of some engines.
    String title = TitleReader.squash(AGAIN.matcher(text).replaceFirst(""));
    return text.length() >= SHORTEST_HEADLINE
        && LETTER.matcher(text).find()
        && !pageTitle.contains(title)
        && !PROFILE.matcher(link.attr("href")).find()
        && !page.dates().isDate(text);
  }
}

package org.hulian.crawler.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.hulian.crawler.extract.PostReader.Framed;
import org.jsoup.nodes.Element;

/**
 * Finds the posts of a page by their shape: blocks that repeat, each with an author, a date and a
 * text. Engines number such blocks; where one does not, alike neighbours with a date each will do,
 * or headlines with name and date that stand between the texts.
 */
final class PostListReader {
  private static final Set<String> TALK = Set.of("comment", "reply", "review", "answer", "r");
  private static final int HIGHEST_CLIMB = 8;
  private static final int SHORTEST_HEADLINE = 4;
  private static final Pattern LETTER = Pattern.compile("\\p{L}");
  private static final Pattern PROFILE = Vocabulary.standard().pattern("profile");

  private final HtmlPage page;
  private final Survey survey;
  private final PostReader reader;
  private final String pageTitle;

  PostListReader(HtmlPage page) {
    pageTitle = TitleReader.squash(page.document().title());
    this.page = page;
    survey = page.survey();
    reader = new PostReader(page);
  }

  PostList read() {
    PostList numbered = numbered();
    if (!numbered.posts().isEmpty()) {
      return numbered;
    }
    PostList alike = alike();
    return alike.posts().isEmpty() ? new FlatPosts(page).read() : alike;
  }

  private PostList numbered() {
    Map<String, List<Element>> groups = new LinkedHashMap<>();
    for (Element block : outermost(survey.blocks())) {
      String kind = Objects.requireNonNull(survey.place(block).block);
      groups.computeIfAbsent(kind, k -> new ArrayList<>()).add(block);
    }
    List<PostList> lists = new ArrayList<>();
    groups.forEach(
        (kind, blocks) -> {
          List<Framed> framed = framed(blocks);
          if (!framed.isEmpty()) {
            boolean talk =
                TALK.contains(kind)
                    || survey.marked(blocks.getFirst(), Marks.REPLY_WORD) && !kind.startsWith("p");
            List<Post> posts = capped(reader.read(framed));
            if (!rows(posts, "h1 a[href], h2 a[href], h3 a[href], h4 a[href]") && !article(posts)) {
              lists.add(new PostList(posts, talk));
            }
          }
        });
    return joined(lists);
  }

  /** A page or an article of a site is one numbered block with a date too, but nobody's post. */
  private boolean article(List<Post> posts) {
    String marks = survey.marks(posts.getFirst().block());
    return posts.size() == 1
        && marks.contains(" hentry ")
        && !marks.contains(" topic ")
        && !marks.contains(" reply ");
  }

  /** A question and its answers, or a topic and its comments, are numbered apart but one thread. */
  private PostList joined(List<PostList> lists) {
    if (lists.size() < 2) {
      return lists.isEmpty() ? PostList.NONE : lists.getFirst();
    }
    List<Post> posts = new ArrayList<>();
    lists.forEach(list -> posts.addAll(list.posts()));
    posts.sort(Comparator.comparingInt(post -> survey.place(post.block()).start));
    Post first = posts.getFirst();
    boolean comments =
        lists.stream().anyMatch(list -> list.comments() && list.posts().contains(first));
    return new PostList(posts, comments);
  }

  /**
   * Numbers are given twice to nested elements; the outer one is the block, unless it holds several
   * others, as the article does above its comments.
   */
  private List<Element> outermost(List<Element> blocks) {
    List<Element> chosen = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      Element block = blocks.get(i);
      boolean covered = !chosen.isEmpty() && survey.within(block, chosen.getLast());
      if (!covered && !holdsSeveral(blocks, i)) {
        chosen.add(block);
      }
    }
    return chosen;
  }

  private boolean holdsSeveral(List<Element> blocks, int at) {
    Set<String> numbers = new HashSet<>();
    Element outer = blocks.get(at);
    for (int i = at + 1; i < blocks.size() && survey.within(blocks.get(i), outer); i++) {
      numbers.add(number(blocks.get(i)));
    }
    numbers.remove(number(outer));
    return numbers.size() > 1;
  }

  private static String number(Element block) {
    String id =
        block.id().isEmpty()
            ? block.attr("data-content") + block.attr("data-pid") + block.attr("data-post-id")
            : block.id();
    return id.replaceAll("\\D+", "");
  }

  /** Blocks with author or date; a lone block must have both. */
  private List<Framed> framed(List<Element> blocks) {
    List<Framed> framed = new ArrayList<>();
    for (Element block : blocks) {
      Framed one = reader.frame(block);
      boolean both = one.name() != null && one.time() != null;
      boolean either = one.name() != null || one.time() != null;
      if (blocks.size() == 1 ? both : either) {
        framed.add(one);
      }
    }
    return framed;
  }

  /**
   * Neighbours of one make, each with a date: rows of a list have it too, but their text is a link.
   */
  private PostList alike() {
    Map<String, List<Element>> groups = new LinkedHashMap<>();
    for (Survey.Dated dated : survey.dates()) {
      Element element = dated.element();
      for (int i = 0; i < HIGHEST_CLIMB && element.parent() != null; i++) {
        Element parent = element.parent();
        if (!survey.has(parent) || !survey.content(element)) {
          break;
        }
        String key = survey.place(parent).start + element.normalName() + survey.marks(element);
        List<Element> group = groups.computeIfAbsent(key, k -> new ArrayList<>());
        if (!group.contains(element)) {
          group.add(element);
        }
        element = parent;
      }
      if (groups.size() > 4_000) {
        break;
      }
    }
    return groups.values().stream()
        .filter(group -> group.size() >= 2)
        .sorted(Comparator.comparingInt((List<Element> group) -> -group.size()))
        .limit(6)
        .map(this::alike)
        .filter(list -> !list.posts().isEmpty())
        .findFirst()
        .orElse(PostList.NONE);
  }

  private PostList alike(List<Element> blocks) {
    List<Framed> framed = new ArrayList<>();
    blocks.forEach(block -> framed.add(reader.frame(block)));
    boolean named = framed.stream().allMatch(f -> f.name() != null && f.time() != null);
    if (!named) {
      return PostList.NONE;
    }
    List<Post> posts = capped(reader.read(framed));
    long spoken =
        posts.stream()
            .filter(
                post ->
                    post.content() != null
                        && LETTER.matcher(post.text()).find()
                        && !mostlyLinks(post))
            .count();
    boolean talk = survey.marked(blocks.getFirst(), Marks.REPLY_WORD);
    return spoken * 2 > posts.size() && !rows(posts, "a[href]")
        ? new PostList(posts, talk)
        : PostList.NONE;
  }

  private static boolean mostlyLinks(Post post) {
    Element content = post.content() == null ? post.block() : post.content();
    return content.select("a").text().length() * 2 > content.text().length();
  }

  /**
   * Whether these are rows of a list: most lead somewhere by a headline of their own. The links
   * that a post has beside its text are the same in every post.
   */
  private boolean rows(List<Post> posts, String selector) {
    Map<String, Integer> counts = new HashMap<>();
    List<Set<String>> headlines = new ArrayList<>();
    for (Post post : posts) {
      Set<String> own = headlines(post, selector);
      own.forEach(headline -> counts.merge(headline, 1, Integer::sum));
      headlines.add(own);
    }
    long rows =
        headlines.stream().filter(own -> own.stream().anyMatch(h -> counts.get(h) == 1)).count();
    return posts.size() > 1 && rows * 2 > posts.size();
  }

  private Set<String> headlines(Post post, String selector) {
    Set<String> headlines = new HashSet<>();
    for (Element link : post.block().select(selector)) {
      String text = PlainText.line(link.text());
      Element content = post.content();
      // "Re:" and the title of the thread stands over the posts of some engines.
      boolean title =
          pageTitle.contains(TitleReader.squash(text.replaceFirst("^(?i:re)\\s*[:：]\\s*", "")));
      boolean beside = content == null || !survey.has(content) || !survey.within(link, content);
      boolean other =
          text.length() >= SHORTEST_HEADLINE
              && !text.equals(post.author())
              && !page.dates().isDate(text);
      if (beside
          && other
          && !title
          && !PROFILE.matcher(link.attr("href")).find()
          && LETTER.matcher(text).find()) {
        headlines.add(text);
      }
    }
    return headlines;
  }

  private static List<Post> capped(List<Post> posts) {
    return posts.size() <= Limits.MAX_REPLIES ? posts : posts.subList(0, Limits.MAX_REPLIES);
  }
}

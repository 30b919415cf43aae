package org.hulian.crawler.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Finds the posts of a page by their shape: blocks that repeat, each with an author, a date and a
 * text. Engines number such blocks; where one does not, alike neighbours with a date each will do,
 * or lines with name and date that stand between the texts.
 */
final class PostListReader {
  private static final Set<String> TALK = Set.of("comment", "reply", "review", "answer", "r");
  private static final String HEADINGS = "h1 a[href], h2 a[href], h3 a[href], h4 a[href]";
  private static final int HIGHEST_CLIMB = 8;
  private static final int MOST_GROUPS = 4_000;
  private static final int GROUPS_TRIED = 6;
  private static final Pattern LETTER = Pattern.compile("\\p{L}");

  private final HtmlPage page;
  private final Survey survey;
  private final RowTest rowTest;

  PostListReader(HtmlPage page) {
    this.page = page;
    survey = page.survey();
    rowTest = new RowTest(page);
  }

  /** The posts; none if the page has nothing of their shape. */
  PostList read() {
    PostList numbered = numbered();
    if (!numbered.posts().isEmpty()) {
      return numbered;
    }
    PostList alike = alike();
    return alike.posts().isEmpty() ? new FlatPosts(page).read() : alike;
  }

  private PostList numbered() {
    List<Element> blocks = capped(PostBlocks.outermost(survey));
    PostReader reader = new PostReader(page, blocks);
    Map<String, List<Element>> groups = new LinkedHashMap<>();
    for (Element block : blocks) {
      String kind = Objects.requireNonNull(survey.place(block).block);
      groups.computeIfAbsent(kind, k -> new ArrayList<>()).add(block);
    }
    List<PostList> lists = new ArrayList<>();
    groups.forEach(
        (kind, members) -> {
          List<Framed> framed = framed(reader, members);
          List<Post> posts = framed.isEmpty() ? List.of() : reader.read(framed);
          if (!posts.isEmpty() && !rowTest.rows(posts, HEADINGS) && !article(posts)) {
            lists.add(new PostList(posts, talk(kind, members.getFirst())));
          }
        });
    return joined(lists);
  }

  private boolean talk(String kind, Element first) {
    boolean named = survey.marked(first, Marks.REPLY_WORD) && !kind.startsWith("p");
    return named || TALK.contains(kind);
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

  /** Blocks with author or date; a lone block must have both. */
  private static List<Framed> framed(PostReader reader, List<Element> blocks) {
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

  /** Neighbours of one make, each with a date. */
  private PostList alike() {
    Map<String, Set<Element>> groups = new LinkedHashMap<>();
    for (Survey.Dated dated : survey.dates()) {
      if (groups.size() < MOST_GROUPS) {
        climb(dated.element(), groups);
      }
    }
    return groups.values().stream()
        .filter(group -> group.size() >= 2)
        .sorted(Comparator.comparingInt((Set<Element> group) -> -group.size()))
        .limit(GROUPS_TRIED)
        .map(group -> alike(capped(new ArrayList<>(group))))
        .filter(list -> !list.posts().isEmpty())
        .findFirst()
        .orElse(PostList.NONE);
  }

  private void climb(Element date, Map<String, Set<Element>> groups) {
    Element element = date;
    for (int i = 0; i < HIGHEST_CLIMB; i++) {
      Element parent = element.parent();
      if (parent == null || !survey.has(parent) || !survey.content(element)) {
        return;
      }
      String key = survey.place(parent).start + element.normalName() + survey.marks(element);
      groups.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(element);
      element = parent;
    }
  }

  private PostList alike(List<Element> blocks) {
    PostReader reader = new PostReader(page, blocks);
    List<Framed> framed = blocks.stream().map(reader::frame).toList();
    if (framed.stream().anyMatch(one -> one.name() == null || one.time() == null)) {
      return PostList.NONE;
    }
    List<Post> posts = reader.read(framed);
    long spoken = posts.stream().filter(PostListReader::speaks).count();
    boolean thread = spoken * 2 > posts.size() && !rowTest.rows(posts, "a[href]");
    boolean talk = survey.marked(blocks.getFirst(), Marks.REPLY_WORD);
    return thread ? new PostList(posts, talk) : PostList.NONE;
  }

  private static boolean speaks(Post post) {
    Element content = post.content();
    return content != null
        && LETTER.matcher(post.text()).find()
        && content.select("a").text().length() * 2 <= content.text().length();
  }

  private static List<Element> capped(List<Element> blocks) {
    return blocks.size() <= Limits.MAX_REPLIES ? blocks : blocks.subList(0, Limits.MAX_REPLIES);
  }
}

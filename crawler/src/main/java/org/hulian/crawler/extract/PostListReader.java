package org.hulian.crawler.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hulian.crawler.extract.PostReader.Framed;
import org.jsoup.nodes.Element;

/**
 * Finds the posts of a page by their shape: blocks that repeat, each with an author, a date and a
 * text. Engines number such blocks; where one does not, alike neighbours with a date each will do,
 * or headlines with name and date that stand between the texts.
 */
final class PostListReader {
  private static final Set<String> TALK =
      Set.of("comment", "reply", "review", "answer", "r");
  private static final int HIGHEST_CLIMB = 8;

  private final HtmlPage page;
  private final Survey survey;
  private final PostReader reader;

  PostListReader(HtmlPage page) {
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
            boolean talk = TALK.contains(kind) || survey.marked(blocks.getFirst(), Marks.REPLY_WORD) && !kind.startsWith("p");
            lists.add(new PostList(capped(reader.read(framed)), talk));
          }
        });
    return joined(lists);
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
    boolean comments = lists.stream().anyMatch(list -> list.comments() && list.posts().contains(first));
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
    String id = block.id().isEmpty() ? block.attr("data-content") + block.attr("data-pid") + block.attr("data-post-id") : block.id();
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

  /** Neighbours of one make, each with a date: rows of a list have it too, but their text is a link. */
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
    long spoken = posts.stream().filter(post -> post.content() != null && !post.text().isBlank() && !mostlyLinks(post)).count();
    boolean headlines = posts.stream().filter(this::hasHeadline).count() * 2 > posts.size();
    boolean talk = survey.marked(blocks.getFirst(), Marks.REPLY_WORD);
    return spoken * 2 > posts.size() && !headlines ? new PostList(posts, talk) : PostList.NONE;
  }

  private static boolean mostlyLinks(Post post) {
    Element content = post.content() == null ? post.block() : post.content();
    return content.select("a").text().length() * 2 > content.text().length();
  }

  /** A row of a list leads somewhere by its headline; a post does not. */
  private boolean hasHeadline(Post post) {
    return post.block().selectFirst("h1 a[href], h2 a[href], h3 a[href], h4 a[href], a.title, a[class*=title]") != null;
  }

  private static List<Post> capped(List<Post> posts) {
    return posts.size() <= Limits.MAX_REPLIES ? posts : posts.subList(0, Limits.MAX_REPLIES);
  }
}

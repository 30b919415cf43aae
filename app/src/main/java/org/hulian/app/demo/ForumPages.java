package org.hulian.app.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hulian.app.demo.SampleItem.SampleReply;
import org.hulian.app.demo.Template.Markup;

/** The pages of the forum: boards with fifteen threads a page, threads with ten posts a page. */
final class ForumPages implements SitePages {
  private static final int THREADS = 15;
  private static final int POSTS = 10;
  private static final Pattern BOARD = Pattern.compile("/forum-(\\w+)-(\\d{1,4})\\.html");
  private static final Pattern THREAD = Pattern.compile("/thread-(\\d+)-(\\d{1,4})-1\\.html");
  private static final Pattern MEMBER = Pattern.compile("/space-(.+)\\.html");
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("uuuu-M-d HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-M-d", Locale.ROOT);

  private final SampleSite site;
  private final OffsetDateTime now;
  private final Template board;
  private final Template row;
  private final Template thread;
  private final Template post;
  private final Template gone;

  ForumPages(Path folder, OffsetDateTime now) throws IOException {
    this.site = SampleSite.forum(folder);
    this.now = now;
    this.board = Template.load(folder, "forum-board");
    this.row = Template.load(folder, "forum-row");
    this.thread = Template.load(folder, "forum-thread");
    this.post = Template.load(folder, "forum-post");
    this.gone = Template.load(folder, "gone");
  }

  @Override
  public SampleSite site() {
    return site;
  }

  @Override
  public String charset() {
    return "GBK";
  }

  @Override
  public String address(SampleItem sample) {
    return "/thread-" + sample.key() + "-1-1.html";
  }

  @Override
  public Optional<String> page(String path, int day) {
    List<SampleItem> visible = site.visible(day);
    if (path.equals("/")) {
      return Optional.of(board(visible, "全部主题", "", 1));
    }
    Matcher boards = BOARD.matcher(path);
    if (boards.matches() && site.sections().containsKey(boards.group(1))) {
      String key = boards.group(1);
      List<SampleItem> rows = visible.stream().filter(i -> i.section().equals(key)).toList();
      String heading = site.sections().getOrDefault(key, key);
      return Optional.of(board(rows, heading, key, Integer.parseInt(boards.group(2))));
    }
    Matcher members = MEMBER.matcher(path);
    if (members.matches()) {
      return member(visible, members.group(1));
    }
    Matcher threads = THREAD.matcher(path);
    if (!threads.matches()) {
      return Optional.empty();
    }
    int page = Integer.parseInt(threads.group(2));
    return visible.stream()
        .filter(i -> i.key().equals(threads.group(1)))
        .filter(i -> page >= 1 && (page - 1) * POSTS <= i.replies().size())
        .findFirst()
        .map(i -> thread(i, page));
  }

  @Override
  public String gone() {
    return gone.fill(Map.of("site", site.name(), "charset", charset())).html();
  }

  private String board(List<SampleItem> items, String heading, String key, int page) {
    int from = Math.min(items.size(), (page - 1) * THREADS);
    int to =
        key.isEmpty() ? Math.min(items.size(), THREADS) : Math.min(items.size(), from + THREADS);
    StringBuilder rows = new StringBuilder();
    for (SampleItem item : items.subList(from, to)) {
      rows.append(row.fill(values(item)).html());
    }
    StringBuilder nav = new StringBuilder();
    site.sections()
        .forEach(
            (section, name) ->
                nav.append("<a href=\"/forum-%s-1.html\">%s</a> ".formatted(section, name)));
    String pager =
        !key.isEmpty() && to < items.size()
            ? "<a href=\"/forum-%s-%d.html\" class=\"nxt\">下一页</a>".formatted(key, page + 1)
            : "";
    return board
        .fill(
            Map.of(
                "site", site.name(),
                "heading", heading,
                "nav", new Markup(nav.toString()),
                "rows", new Markup(rows.toString()),
                "pager", new Markup(pager)))
        .html();
  }

  private Optional<String> member(List<SampleItem> visible, String name) {
    List<SampleItem> own = visible.stream().filter(item -> item.author().equals(name)).toList();
    boolean replied =
        visible.stream()
            .flatMap(item -> item.replies().stream())
            .anyMatch(reply -> reply.author().equals(name));
    return own.isEmpty() && !replied
        ? Optional.empty()
        : Optional.of(board(own, name + " 的主题", "", 1));
  }

  private String thread(SampleItem item, int page) {
    List<SampleReply> posts = new ArrayList<>();
    posts.add(new SampleReply(item.author(), item.body()));
    posts.addAll(item.replies());
    int from = (page - 1) * POSTS;
    int to = Math.min(posts.size(), from + POSTS);
    StringBuilder shown = new StringBuilder();
    for (int i = from; i < to; i++) {
      OffsetDateTime at = now.minusDays(item.daysAgo()).plusMinutes(7L * i);
      shown.append(
          post.fill(
                  Map.of(
                      "postId", item.key() + String.format(Locale.ROOT, "%03d", i),
                      "author", posts.get(i).author(),
                      "posted", at.format(SHOWN),
                      "body", posts.get(i).body()))
              .html());
    }
    String next =
        to < posts.size()
            ? "<a href=\"/thread-%s-%d-1.html\" class=\"nxt\">下一页</a>"
                .formatted(item.key(), page + 1)
            : "";
    Map<String, Object> values = values(item);
    values.put("posts", new Markup(shown.toString()));
    values.put("pager", new Markup(next));
    return thread.fill(values).html();
  }

  private Map<String, Object> values(SampleItem item) {
    Map<String, Object> values = new HashMap<>();
    values.put("site", site.name());
    values.put("id", item.key());
    values.put("title", item.title());
    values.put("author", item.author());
    values.put("board", item.section());
    values.put("boardName", site.sections().getOrDefault(item.section(), ""));
    values.put("postedDay", now.minusDays(item.daysAgo()).format(DAY));
    values.put("replyCount", item.replies().size());
    return values;
  }
}

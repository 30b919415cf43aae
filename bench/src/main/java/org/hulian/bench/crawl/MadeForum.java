package org.hulian.bench.crawl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A forum of any number of pages, in the shape of Discuz!: a front page, lists of twenty threads,
 * threads of ten posts. Its folder says how many pages there are: {@code /r1-50/forum.php} is the
 * front page of one of fifty pages that nobody has seen yet. A page is always the same, and made in
 * microseconds from parts, since the server shares the processors with what is measured.
 */
final class MadeForum {
  /** A front page, a list and a thread. */
  static final int LEAST_PAGES = 3;

  private static final int ON_A_LIST = 20;
  private static final int POSTS = 10;
  private static final int RELATED = 10;
  private static final int STOCK_OF_POSTS = 400;
  private static final int MEMBERS = 200;
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?<folder>/[a-z0-9]+-(?<pages>[0-9]{1,7})/)"
              + "(?:forum\\.php|forum-2-(?<list>[0-9]{1,7})\\.html|thread-(?<thread>[0-9]{1,7})-1-1\\.html)");

  private final String frame = resource("page.html");
  private final List<String> posts = new ArrayList<>();
  private final List<String> titles = new ArrayList<>();

  MadeForum(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    String post = resource("post.html");
    List<String> sentences = resource("sentences.txt").lines().toList();
    for (int i = 1; i <= STOCK_OF_POSTS; i++) {
      StringBuilder text = new StringBuilder();
      for (int s = random.nextInt(3, 9); s > 0; s--) {
        text.append(sentences.get(random.nextInt(sentences.size())));
        text.append(s % 3 == 0 ? "<br />\n" : "");
      }
      posts.add(
          post.replace("{pid}", String.valueOf(i))
              .replace("{uid}", String.valueOf(random.nextInt(1, MEMBERS)))
              .replace("{minute}", String.format("%02d", random.nextInt(60)))
              .replace("{text}", text));
      titles.add(sentences.get(random.nextInt(sentences.size())).replaceAll("[，。！].*", ""));
    }
  }

  private static String resource(String name) {
    try (InputStream in = MadeForum.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder of a forum. */
  static String folder(String name, int pages) {
    return "/" + name + "-" + pages + "/";
  }

  /** Whether a link leads to a page of the forum, and not to members and log-in. */
  static boolean isPage(String path) {
    return ADDRESS.matcher(path).matches();
  }

  /** A page; empty where there is none. */
  Optional<byte[]> page(String path) {
    Matcher address = ADDRESS.matcher(path);
    if (!address.matches()) {
      return Optional.empty();
    }
    Size size = Size.of(Integer.parseInt(address.group("pages")));
    String folder = address.group("folder");
    String list = address.group("list");
    String thread = address.group("thread");
    String html;
    if (list != null && in(list, size.lists)) {
      html = list(folder, Integer.parseInt(list), size);
    } else if (thread != null && in(thread, size.threads)) {
      html = thread(folder, Integer.parseInt(thread), size);
    } else if (list == null && thread == null) {
      html = front(folder, size);
    } else {
      return Optional.empty();
    }
    return Optional.of(html.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean in(String number, int most) {
    int value = Integer.parseInt(number);
    return value >= 1 && value <= most;
  }

  private record Size(int lists, int threads) {
    static Size of(int pages) {
      int lists = Math.ceilDiv(pages - 1, ON_A_LIST + 1);
      return new Size(lists, pages - 1 - lists);
    }
  }

  private String title(int thread) {
    return titles.get(thread % titles.size()) + " 第" + thread + "帖";
  }

  /** Names all lists, and what is new. */
  private String front(String folder, Size size) {
    StringBuilder main = new StringBuilder("<div class=\"bm fl\"><table class=\"fl_tb\">");
    for (int i = 1; i <= size.lists; i++) {
      main.append("<tr><td><h2><a href=\"").append(folder).append("forum-2-").append(i);
      main.append(".html\">旧物交换 第").append(i).append("页</a></h2></td></tr>\n");
    }
    main.append("</table></div><div class=\"bm\"><ul>");
    for (int i = size.threads; i > 0 && i > size.threads - ON_A_LIST; i--) {
      main.append("<li>");
      link(main, folder, i);
      main.append("<em>会员").append(i % MEMBERS + 1).append(" 2026-11-20 08:00</em></li>\n");
    }
    return frame(folder, "pg_index", "论坛", main.append("</ul></div>"));
  }

  private String list(String folder, int number, Size size) {
    StringBuilder main = new StringBuilder("<div id=\"threadlist\"><table>");
    int first = (number - 1) * ON_A_LIST + 1;
    for (int i = first; i < first + ON_A_LIST && i <= size.threads; i++) {
      main.append("<tbody id=\"normalthread_").append(i).append("\"><tr><th class=\"common\">");
      link(main, folder, i);
      main.append("</th><td class=\"by\"><cite><a href=\"").append(folder);
      main.append("home.php?mod=space&amp;uid=").append(i % MEMBERS + 1).append("\">会员");
      main.append(i % MEMBERS + 1).append("</a></cite></td></tr></tbody>\n");
    }
    main.append("</table></div><div class=\"pg\">");
    for (int i = Math.max(1, number - 5); i <= Math.min(size.lists, number + 5); i++) {
      main.append("<a href=\"").append(folder).append("forum-2-").append(i).append(".html\">");
      main.append(i).append("</a>");
    }
    return frame(folder, "pg_forumdisplay", "旧物交换 第" + number + "页", main.append("</div>"));
  }

  private String thread(String folder, int number, Size size) {
    StringBuilder main =
        new StringBuilder("<div id=\"postlist\" class=\"pl bm\"><h1 class=\"ts\">");
    main.append("<span id=\"thread_subject\">").append(title(number)).append("</span></h1>\n");
    for (int i = 0; i < POSTS; i++) {
      main.append(posts.get((number * 7 + i) % posts.size()));
    }
    main.append("</div><div class=\"related\"><ul>");
    for (int i = 1; i <= RELATED; i++) {
      main.append("<li>");
      link(main, folder, (number + i * i) % size.threads + 1);
      main.append("</li>\n");
    }
    return frame(folder, "pg_viewthread", title(number), main.append("</ul></div>"));
  }

  private void link(StringBuilder to, String folder, int thread) {
    to.append("<a class=\"s xst\" href=\"").append(folder).append("thread-").append(thread);
    to.append("-1-1.html\">").append(title(thread)).append("</a>");
  }

  private String frame(String folder, String kind, String title, StringBuilder main) {
    return frame
        .replace("{main}", main)
        .replace("{kind}", kind)
        .replace("{title}", title)
        .replace("{folder}", folder);
  }
}

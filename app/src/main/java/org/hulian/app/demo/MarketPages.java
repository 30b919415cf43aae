package org.hulian.app.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hulian.app.demo.SampleItem.Change;
import org.hulian.app.demo.Template.Markup;

/** The pages of the shop: lists of twelve, one page an item, every other one with JSON-LD. */
final class MarketPages implements SitePages {
  private static final int ROWS = 12;
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private final SampleSite site;
  private final OffsetDateTime now;
  private final Template list;
  private final Template row;
  private final Template item;
  private final Template data;
  private final Template gone;

  MarketPages(Path folder, OffsetDateTime now) throws IOException {
    this.site = SampleSite.market(folder);
    this.now = now;
    this.list = Template.load(folder, "market-list");
    this.row = Template.load(folder, "market-row");
    this.item = Template.load(folder, "market-item");
    this.data = Template.load(folder, "market-data");
    this.gone = Template.load(folder, "gone");
  }

  @Override
  public SampleSite site() {
    return site;
  }

  @Override
  public String charset() {
    return "utf-8";
  }

  @Override
  public String address(SampleItem sample) {
    return "/item/" + sample.key();
  }

  @Override
  public Optional<String> page(String path, int day) {
    List<SampleItem> visible = site.visible(day);
    if (path.equals("/")) {
      return Optional.of(list(visible, "最新上架", "/", 1));
    }
    if (path.startsWith("/page/")) {
      return Optional.of(list(visible, "最新上架", "/", number(path, "/page/")));
    }
    if (path.startsWith("/c/")) {
      String[] parts = path.substring(3).split("/", -1);
      String heading = site.sections().get(parts[0]);
      if (heading == null) {
        return Optional.empty();
      }
      List<SampleItem> rows = visible.stream().filter(i -> i.section().equals(parts[0])).toList();
      int page = parts.length > 1 ? number("/" + parts[1], "/") : 1;
      return Optional.of(list(rows, heading, "/c/" + parts[0] + "/", page));
    }
    if (path.startsWith("/shop/")) {
      String name = path.substring("/shop/".length());
      List<SampleItem> own = visible.stream().filter(i -> i.author().equals(name)).toList();
      return own.isEmpty()
          ? Optional.empty()
          : Optional.of(list(own, name + " 的小店", path + "/", 1));
    }
    if (path.startsWith("/private")) {
      return Optional.of(list(site.hidden(), "会员专区", "/private/", 1));
    }
    return visible.stream().filter(i -> address(i).equals(path)).findFirst().map(i -> item(i, day));
  }

  @Override
  public String gone() {
    return gone.fill(Map.of("site", site.name(), "charset", charset())).html();
  }

  private static int number(String path, String prefix) {
    String digits = path.substring(prefix.length());
    return digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : 1;
  }

  private String list(List<SampleItem> items, String heading, String base, int page) {
    int from = Math.min(items.size(), (page - 1) * ROWS);
    int to = Math.min(items.size(), from + ROWS);
    StringBuilder rows = new StringBuilder();
    for (SampleItem sample : items.subList(from, to)) {
      rows.append(row.fill(values(sample, sample.title(), sample.body())).html());
    }
    StringBuilder nav = new StringBuilder();
    site.sections()
        .forEach((key, name) -> nav.append("<a href=\"/c/%s\">%s</a> ".formatted(key, name)));
    String pages = base.equals("/") ? "/page/" : base;
    String pager =
        to < items.size()
            ? "<a class=\"next\" rel=\"next\" href=\"%s%d\">下一页</a>".formatted(pages, page + 1)
            : "";
    return list.fill(
            Map.of(
                "site", site.name(),
                "heading", heading,
                "nav", new Markup(nav.toString()),
                "rows", new Markup(rows.toString()),
                "pager", new Markup(pager)))
        .html();
  }

  private String item(SampleItem sample, int day) {
    Optional<Change.Edited> edited = sample.edited(day);
    String title = edited.map(Change.Edited::title).orElse(sample.title());
    String body = edited.map(Change.Edited::body).orElse(sample.body());
    Map<String, Object> values = values(sample, title, body);
    boolean structured = site.items().indexOf(sample) % 2 == 0 && sample.price() != null;
    values.put("data", structured ? data.fill(values) : new Markup(""));
    return item.fill(values).html();
  }

  private Map<String, Object> values(SampleItem sample, String title, String body) {
    OffsetDateTime posted = now.minusDays(sample.daysAgo());
    String category = site.sections().getOrDefault(sample.section(), "");
    Map<String, Object> values = new HashMap<>();
    values.put("site", site.name());
    values.put("slug", sample.key());
    values.put("title", title);
    values.put("body", body);
    values.put("price", sample.price() == null ? "价格面议" : "¥" + sample.price());
    values.put("seller", sample.author());
    values.put("category", sample.section());
    values.put("categoryName", category);
    values.put("posted", posted.toString());
    values.put("postedText", posted.format(SHOWN));
    values.put("jsonTitle", json(title));
    values.put("jsonBody", json(body));
    values.put("jsonCategory", json(category));
    values.put("jsonUrl", json(address(sample)));
    values.put("jsonPrice", json(sample.price() == null ? "0" : sample.price()));
    values.put("jsonSeller", json(sample.author()));
    return values;
  }

  private static Markup json(String text) {
    String escaped =
        text.replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("<", "\\u003c")
            .replace("\n", "\\n");
    return new Markup('"' + escaped + '"');
  }
}

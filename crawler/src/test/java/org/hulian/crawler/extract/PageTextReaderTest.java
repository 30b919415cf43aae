package org.hulian.crawler.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hulian.crawler.PageSnapshot;
import org.hulian.evidence.page.PageText;
import org.hulian.evidence.page.PageText.Kind;
import org.hulian.evidence.page.PageText.Line;
import org.hulian.evidence.page.PageText.Piece;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A recorded page, read for people: its words with their form, and nothing that could run. */
class PageTextReaderTest {
  private static final PageTextReader READER = new PageTextReader(Duration.ofSeconds(30));

  private static PageText read(byte[] body, String type) {
    return READER.read(
        new PageSnapshot(
            URI.create("https://market.example/items/1"),
            200,
            Map.of("content-type", List.of(type)),
            body,
            Instant.EPOCH,
            null));
  }

  private static PageText html(String html) {
    return read(html.getBytes(UTF_8), "text/html; charset=utf-8");
  }

  /** One line in short: kind, depth, and its pieces; what is hidden in braces. */
  private static String told(Line line) {
    return line.kind()
        + (line.depth() == 0 ? "" : String.valueOf(line.depth()))
        + " "
        + line.pieces().stream().map(PageTextReaderTest::told).collect(Collectors.joining());
  }

  private static String told(Piece piece) {
    String text =
        switch (piece.sort()) {
          case WORDS -> piece.text();
          case BORDER -> "|";
          case TARGET -> "(" + piece.text() + ")";
          case PICTURE -> "[" + piece.text() + "]";
          case FIELD -> "<" + piece.text() + ">";
        };
    return piece.hidden() ? "{" + text + "}" : text;
  }

  private static List<String> told(String html) {
    return html(html).lines().stream().map(PageTextReaderTest::told).toList();
  }

  @Test
  void linesKeepTheirForm() {
    assertThat(
            told(
                """
                <title>市场</title><meta name=description content="一个市场">
                <h2>代过人脸</h2><p>第一段<br>第二行</p>
                <ul><li>甲<ul><li>乙</ul><li>丙</ul>
                <table><tr><td>价格<td>50元<tr><th>库存<td>9</table>
                <p>看<a href="https://other.example/a?b=c">这里</a>和<a href="/x">那里</a>
                <img src="https://pics.example/1.jpg" alt="样图"> <input value="人脸">\
                """))
        .containsExactly(
            "TITLE 市场",
            "SUMMARY 一个市场",
            "HEADING2 代过人脸",
            "TEXT 第一段",
            "TEXT 第二行",
            "ITEM1 甲",
            "ITEM2 乙",
            "ITEM1 丙",
            "ROW 价格|50元",
            "ROW 库存|9",
            "TEXT 看这里(other.example)和那里(market.example) [样图] <人脸>");
  }

  @Test
  void whatTheMarkupHidesIsThereAndMarked() {
    assertThat(
            told(
                """
                <p>卖书<span style="display: none">代过人脸</span>十元</p>
                <div hidden>加群</div>
                <p style="opacity:0">看不见</p><p style="position:absolute;left:-9999px">在外面</p>
                <p style="width:100%;opacity:0.5">看得见</p>\
                """))
        .containsExactly("TEXT 卖书{代过人脸}十元", "TEXT {加群}", "TEXT {看不见}", "TEXT {在外面}", "TEXT 看得见");
  }

  @Test
  void whatRunsOrLoadsLeavesNothing() {
    assertThat(
            told(
                """
                <script>alert(1)</script><style>p{}</style><iframe src="//a.example"></iframe>
                <svg><text>图</text></svg><a href="javascript:alert(1)">点</a>
                <p>&lt;script&gt;文&lt;/script&gt;<input type=hidden value=secret></p>\
                """))
        .containsExactly("TEXT 点(javascript:)", "TEXT <script>文</script>");
  }

  @Test
  void aTargetTellsNothingButItsHost() {
    assertThat(told("<a href='https://user:pass@host.example:8080/p/11010519491231002X?n=x'>a</a>"))
        .containsExactly("TEXT a(host.example)");
    assertThat(told("<a href='tel:13912340001'>a</a>")).containsExactly("TEXT a(tel:)");
  }

  @Test
  void bytesAreReadByTheirCharset() {
    PageText page =
        read("<p>代过人脸认证，五十一单".getBytes(Charset.forName("GB18030")), "text/html; charset=gbk");
    assertThat(page.charset()).isEqualTo("GB18030");
    assertThat(told(page.lines().getFirst())).isEqualTo("TEXT 代过人脸认证，五十一单");
  }

  @Test
  void textIsLinesAndWhatIsNeitherIsNothing() {
    assertThat(read("{\"a\":\n1}".getBytes(UTF_8), "application/json").lines())
        .extracting(PageTextReaderTest::told)
        .containsExactly("TEXT {\"a\":", "TEXT 1}");
    assertThat(read(new byte[] {1, 2, 3}, "image/png")).isEqualTo(PageText.NONE);
  }

  @Test
  @Timeout(120)
  void hostilePagesEnd() {
    String line = "脸".repeat(17 << 20);
    for (String page :
        List.of(
            "<div>".repeat(100_000) + "里面",
            "<b><i>".repeat(50_000) + "里面",
            "<ul><li>".repeat(50_000) + "里面",
            "<table><tr><td>".repeat(30_000) + "里面",
            "<a href=x>".repeat(100_000) + "里面",
            "<p style='" + "opacity:0;".repeat(300_000) + "'>里面",
            "<base href='https://a.example/"
                + "b".repeat(1 << 20)
                + "'>"
                + "<a href=c>d</a>".repeat(20_000),
            "<p hidden>x".repeat(300_000),
            "<img alt=''>".repeat(300_000),
            "<p>" + line)) {
      PageText text = html(page);
      long length =
          text.lines().stream()
              .flatMap(one -> one.pieces().stream())
              .mapToLong(piece -> piece.text().length())
              .sum();
      assertThat(text.lines()).hasSizeLessThanOrEqualTo(4_001);
      assertThat(length).isLessThan(210_000);
    }
    assertThat(html("<p>" + line).cut()).isTrue();
  }

  @Test
  void timeIsUpWhenItIsUp() {
    PageSnapshot page =
        new PageSnapshot(
            URI.create("https://market.example/"),
            200,
            Map.of("content-type", List.of("text/html")),
            "<p>one<p>two".getBytes(UTF_8),
            Instant.EPOCH,
            null);
    PageText text = new PageTextReader(Duration.ZERO).read(page);
    assertThat(text.cut()).isTrue();
    assertThat(text.lines()).extracting(Line::kind).doesNotContain(Kind.TEXT);
  }
}

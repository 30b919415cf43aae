package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hulian.listing.Origin;
import org.hulian.listing.Reply;
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.Finding;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Severity;
import org.hulian.listing.text.TextSpan;
import org.hulian.store.account.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What sellers write is text, whatever it looks like. */
class HostileTextTest {
  static final List<String> PAYLOADS =
      List.of(
          "<script>window.pwned=1</script>",
          "<ScRiPt>window.pwned=1</sCrIpT>",
          "</title><script>window.pwned=1</script>",
          "</textarea><script>window.pwned=1</script>",
          "</bdi></mark></main><script>window.pwned=1</script>",
          "<img src=x onerror=window.pwned=1>",
          "<img src=\"x\" onerror=\"window.pwned=1\">",
          "<svg onload=window.pwned=1>",
          "<svg/onload=window.pwned=1//",
          "<svg><script>window.pwned=1</script></svg>",
          "<svg><animate onbegin=window.pwned=1 attributeName=x dur=1s>",
          "<iframe src=\"javascript:window.top.pwned=1\"></iframe>",
          "<iframe srcdoc=\"<script>parent.pwned=1</script>\"></iframe>",
          "<object data=\"javascript:window.pwned=1\">",
          "<embed src=\"javascript:window.pwned=1\">",
          "<a href=\"javascript:window.pwned=1\">x</a>",
          "<a href=\"data:text/html,<script>1</script>\">x</a>",
          "<body onload=window.pwned=1>",
          "<input autofocus onfocus=window.pwned=1>",
          "<select autofocus onfocus=window.pwned=1>",
          "<details open ontoggle=window.pwned=1>",
          "<video><source onerror=window.pwned=1>",
          "<audio src=x onerror=window.pwned=1>",
          "<marquee onstart=window.pwned=1>",
          "<form action=\"https://attacker.example\"><button>x",
          "<base href=\"https://attacker.example/\">",
          "<meta http-equiv=\"refresh\" content=\"0;url=https://attacker.example/\">",
          "<link rel=\"stylesheet\" href=\"https://attacker.example/x.css\">",
          "<style>body{display:none}</style>",
          "<div style=\"position:fixed;inset:0\">",
          "<div hx-get=\"/accounts\" hx-trigger=\"load\">",
          "<div hx-on:click=\"window.pwned=1\" data-hx-get=\"/x\">",
          "<math><mtext></mtext><script>window.pwned=1</script></math>",
          "<template><script>window.pwned=1</script></template>",
          "<noscript><p title=\"</noscript><img src=x onerror=window.pwned=1>\">",
          "\"><script>window.pwned=1</script>",
          "'><script>window.pwned=1</script>",
          "\" onmouseover=\"window.pwned=1\" x=\"",
          "' onfocus='window.pwned=1' autofocus x='",
          "<img alt=` onerror=`window.pwned=1`>",
          "--><script>window.pwned=1</script><!--",
          "]]><script>window.pwned=1</script>",
          "<!--[if IE]><script>window.pwned=1</script><![endif]-->",
          "<<script>window.pwned=1//<</script>",
          "<scr\u0000ipt>window.pwned=1</scr\u0000ipt>",
          "\u202e<script>window.pwned=1</script>\u202c",
          "＜script＞window.pwned=1＜/script＞ <b>",
          "&lt;script&gt;window.pwned=1&lt;/script&gt; <i>",
          "&#60;script&#62;window.pwned=1&#60;/script&#62; <u>",
          "${1234*4321} <th:block th:utext=\"x\">",
          "__${1234*4321}__::.x <s>",
          "[[${1234*4321}]] [(${1234*4321})] <q>",
          "#{frame.skip} *{x} ~{layout :: keys} @{/x} <em>",
          "{{constructor.constructor('window.pwned=1')()}} <sub>",
          "{0} {1} '{2}' <sup>");

  private static House house;

  @BeforeAll
  static void open(@TempDir Path folder) {
    house = new House(folder, listings());
  }

  @AfterAll
  static void close() {
    house.close();
  }

  /** Every payload in every text that a page may carry to the console. */
  static List<ScoredListing> listings() {
    List<ScoredListing> listings = new ArrayList<>();
    for (int i = 0; i < PAYLOADS.size(); i++) {
      String payload = PAYLOADS.get(i);
      ScoredListing plain =
          ExampleListings.flagged("x" + i, "标题" + payload, "正文" + payload + "\n第二行" + payload)
              .as(Category.FACE_DATA, Severity.LOW, 0.6)
              .by(payload)
              .on(payload)
              .replies(new Reply(payload, "回复" + payload, null))
              .finding(finding(payload, FieldRef.TITLE))
              .finding(finding(payload, FieldRef.BODY))
              .finding(finding(payload, FieldRef.reply(0)))
              .contact("body", payload, payload, payload)
              .build();
      listings.add(
          new ScoredListing(
              plain.listing().toBuilder()
                  .category(payload)
                  .origin(new Origin("javascript:window.pwned=1//" + i, payload, payload))
                  .build(),
              plain.verdict()));
    }
    return listings;
  }

  private static Finding finding(String payload, FieldRef field) {
    TextSpan span = new TextSpan(2, 2 + payload.length());
    return new Finding(payload, field, span, payload, payload + "!", 1.5);
  }

  @Test
  void itStaysTextInTheQueueTheCaseAndTheSearch() {
    assertThat(PAYLOADS).hasSizeGreaterThanOrEqualTo(40);
    Visitor reviewer = house.guest(Role.LEAD);
    assertHarmless(reviewer.get("/queue"), "queue");
    for (int i = 0; i < PAYLOADS.size(); i++) {
      long id = house.caseOf("x" + i);
      assertHarmless(reviewer.get("/cases/" + id), PAYLOADS.get(i));
      assertHarmless(reviewer.get("/search?q=" + encode(PAYLOADS.get(i))), PAYLOADS.get(i));
    }
  }

  @Test
  void itStaysTextInWhatThePageSendsBack() {
    Visitor reviewer = house.guest(Role.LEAD);
    long id = house.caseOf("x0");
    for (String payload : PAYLOADS) {
      if (payload.indexOf('\0') >= 0) {
        continue;
      }
      reviewer.get("/cases/" + id);
      HttpResponse<String> stale =
          reviewer.post(
              "/cases/" + id + "/decision",
              "revision",
              "0",
              "verdict",
              "violation",
              "policy",
              "FD-1",
              "note",
              payload);
      assertThat(stale.statusCode()).isEqualTo(409);
      assertHarmless(stale, payload);
      assertHarmless(
          reviewer.get("/queue?platform=" + encode(payload) + "&category=" + encode(payload)),
          payload);
      assertHarmless(
          reviewer.get("/search?q=a&platform=" + encode(payload) + "&cursor=0"), payload);
    }
  }

  @Test
  void itStaysTextInANotice() {
    Visitor lead = house.guest(Role.LEAD);
    for (int i = 0; i < PAYLOADS.size(); i += 9) {
      long id = house.caseOf("x" + i);
      lead.get("/cases/" + id);
      lead.post(
          "/cases/" + id + "/decision",
          "revision",
          "1",
          "verdict",
          "violation",
          "policy",
          "FD-1",
          "note",
          "");
      assertHarmless(lead.get("/cases/" + id + "/notice"), PAYLOADS.get(i));
      HttpResponse<String> notice =
          lead.submit(
              "/cases/" + id + "/notices",
              "recipient",
              PAYLOADS.get(i),
              "organisation",
              PAYLOADS.get(i),
              "name",
              PAYLOADS.get(i),
              "email",
              "a@b.example",
              "url",
              "https://market.example/x",
              "facts",
              PAYLOADS.get(i),
              "grounds",
              "cn-pipl-10@2021-11-01",
              "action",
              "remove",
              "goodFaith",
              "true");
      assertThat(notice.uri().getPath()).contains("/notices/");
      assertHarmless(notice, PAYLOADS.get(i));
    }
  }

  @Test
  void anAddressThatIsNoWebAddressBecomesNoLink() {
    Visitor reviewer = house.guest(Role.LEAD);
    assertThat(reviewer.get("/cases/" + house.caseOf("x1")).body())
        .contains("javascript:window.pwned")
        .doesNotContain("href=\"javascript:", "href='javascript:");
  }

  private static void assertHarmless(HttpResponse<String> page, String payload) {
    assertThat(page.statusCode()).as(payload).isIn(200, 409);
    String body = page.body();
    for (String each : PAYLOADS) {
      assertThat(body).as("raw in the page").doesNotContain(each);
    }
    // Quotes within a value are escaped, so what stands between two is one value.
    assertThat(body.replaceAll("\"[^\"]*\"", "\"\""))
        .as(payload)
        .doesNotContainIgnoringCase(
            "<script>", "<img", "<iframe", "<svg onload", "<object", "<base")
        .doesNotContainPattern("<[^>]+\\s(on[a-z]+|hx-get|hx-on:click|th:utext)\\s*=")
        .doesNotContain("5332114", "??");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text.replace("\0", ""), StandardCharsets.UTF_8);
  }
}

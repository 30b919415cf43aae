package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.hulian.review.audit.ActWords;
import org.hulian.store.account.Role;
import org.hulian.store.audit.AuditEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who did what, to what and when, is found on the page of the audit log. */
class AuditPagesTest {
  @TempDir Path folder;
  private House house;
  private Visitor auditor;
  private long id;

  @BeforeEach
  void open() {
    house = new House(folder, ExampleListings.all());
    id = house.caseOf("m-101");
    Visitor anna = house.account("anna", Role.REVIEWER);
    anna.signIn("anna", House.PASSWORD);
    anna.get("/cases/" + id);
    anna.post("/cases/" + id + "/claim");
    auditor = house.guest(Role.AUDITOR);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private String audit(String query) {
    return auditor.get("/audit" + query).body();
  }

  private static int rows(String page) {
    return page.split("<tr><td", -1).length - 1;
  }

  @Test
  void theLogIsFilteredByAccountActSubjectAndDay() {
    assertThat(rows(audit("?account=anna&act=case.claimed&subject=" + id))).isEqualTo(1);
    assertThat(audit("?account=anna&act=case.claimed"))
        .contains("title=\"case.claimed\">案件：认领<", "已检查所列的每一条", "已全部列出")
        .doesNotContain("title=\"case.viewed\">");
    assertThat(rows(audit("?subject=case:" + id))).isEqualTo(3);
    assertThat(audit("?account=nobody")).contains("没有符合条件的记录");
    LocalDate today = LocalDate.now(house.clock);
    assertThat(rows(audit("?account=anna&from=" + today + "&to=" + today))).isPositive();
    assertThat(audit("?from=" + today.plusDays(1))).contains("没有符合条件的记录");
    assertThat(audit("?to=" + today.minusDays(1))).contains("没有符合条件的记录");
    assertThat(audit("?from=2026-13-40&below=x")).contains("看不懂「从」一栏的内容");
    assertThat(audit("?from=2026-01-01&to=2026-02-30")).contains("看不懂「至」一栏的内容");
    assertThat(audit("?account=anna")).doesNotContain("看不懂");
  }

  @Test
  void whatWasAskedForStaysInTheFormAndIsInTheLog() {
    assertThat(audit("?account=anna&act=case.viewed&subject=17&from=2026-01-02"))
        .contains("value=\"anna\"", "value=\"17\"", "value=\"2026-01-02\"")
        .containsPattern("value=\"case.viewed\" selected");
    AuditEntry look = house.database.audit().list(Long.MAX_VALUE, 1).getFirst();
    assertThat(look.action()).isEqualTo("audit.viewed");
    assertThat(look.details()).contains("\"subject\":\"case:17\"", "\"account\":\"anna\"");
  }

  @Test
  void thePagesOfAFilterGoOnWhereTheLastEnded() {
    for (int i = 0; i < 130; i++) {
      house.database.audit().append("bo", "case.viewed", "case:" + id, java.util.Map.of());
    }
    String first = audit("?account=bo");
    assertThat(rows(first)).isEqualTo(100);
    String next = first.replaceAll("(?s).*href=\"(/audit\\?account=bo[^\"]*)\".*", "$1");
    String second = auditor.get(next.replace("&amp;", "&")).body();
    assertThat(rows(second)).isEqualTo(30);
    assertThat(second).contains("已全部列出");
  }

  @Test
  void aCaseIsALinkForWhoeverMayOpenItAndNothingIsShownOfNoDetails() {
    String link = "href=\"/cases/" + id + "\"";
    assertThat(audit("")).contains("case:" + id).doesNotContain(link, ">{}<");
    Visitor both = house.guest(Role.AUDITOR, Role.LEAD);
    assertThat(both.get("/audit").body()).contains(link);
  }

  @Test
  void whatTheConsoleWritesHasWordsInBothLanguages() {
    ActWords words = house.console.context().getBean(ActWords.class);
    for (String path : List.of("/queue", "/notices", "/statements", "/search?q=a", "/alerts")) {
      house.guest(Role.LEAD).get(path);
    }
    for (String act : house.acts()) {
      String code = act.replaceAll("^\\S+ (\\S+) .*$", "$1");
      for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
        assertThat(words.of(code, locale)).as(code).isNotEqualTo(code);
      }
    }
  }
}

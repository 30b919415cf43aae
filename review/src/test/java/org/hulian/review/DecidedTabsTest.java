package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.hulian.store.account.Role;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.hulian.store.quality.QualitySettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The decided tabs of the queue say how, when and by whom, and what came of it. */
class DecidedTabsTest {
  @TempDir Path folder;

  private static void decide(House house, long id, CaseStatus status, String policy) {
    assertThat(house.database.cases().decide(id, 1, new Decision(status, policy, "看过", "anna")))
        .isTrue();
  }

  @Test
  void theTabOfViolationsAnswersWhichStillNeedANotice() {
    try (House house = new House(folder, ExampleListings.all())) {
      long id = house.caseOf("m-101");
      decide(house, id, CaseStatus.VIOLATION, "FD-2");
      Visitor reviewer = house.guest(Role.REVIEWER);
      String page = reviewer.get("/queue?status=violation&notice=none").body();
      assertThat(page)
          .contains("裁定时间", ">FD-2<", "anna")
          .contains("href=\"/cases/" + id + "/notice\"", "尚无通知", "value=\"none\" selected")
          .doesNotContain("处理人", "/claim");
      assertThat(reviewer.get("/queue?status=cleared").body()).doesNotContain("name=\"notice\"");
      String masked = house.guest(Role.REGULATOR).get("/queue?status=violation").body();
      assertThat(masked)
          .contains(house.database.accounts().pseudonym("anna"), "尚无通知")
          .doesNotContain("anna", "/notice\"");
    }
  }

  @Test
  void aDecisionThatIsKeptBackIsInNoTab() {
    try (House house = new House(folder, ExampleListings.all())) {
      house.database.quality().set(new QualitySettings(1.0, 0), "lead");
      long id = house.caseOf("m-101");
      decide(house, id, CaseStatus.VIOLATION, "FD-2");
      Visitor reviewer = house.guest(Role.REVIEWER);
      for (String query : new String[] {"violation", "violation&notice=none", "cleared"}) {
        assertThat(reviewer.get("/queue?status=" + query).body())
            .as(query)
            .doesNotContain("/cases/" + id + "\"", "FD-2");
      }
    }
  }
}

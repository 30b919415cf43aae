package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.hulian.store.account.Role;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody sees what a seller wrote without a line in the audit log. */
class LookingTest {
  @TempDir Path folder;
  private House house;

  @BeforeEach
  void open() {
    house = new House(folder, ExampleListings.all());
  }

  @AfterEach
  void close() {
    house.close();
  }

  private long noted(String act) {
    return house.acts().stream().filter(act::equals).count();
  }

  @Test
  void theSearchPageShowsNothingUntilSomethingIsAskedAndThenSaysSo() {
    Visitor regulator = house.guest(Role.REGULATOR);
    String empty = regulator.get("/search").body();
    assertThat(empty).doesNotContain("教程软件", "<li data-item>", "cursor=").contains("请输入要找的词");
    assertThat(noted("demo search index")).isZero();

    assertThat(regulator.get("/search?q=").body()).contains("教程软件");
    assertThat(regulator.get("/search?category=photo_activation").body()).contains("教程软件");
    assertThat(noted("demo search index")).isEqualTo(2);
  }

  @Test
  void theQueueIsNotedOnceForEachSessionAndFilter() {
    Visitor reviewer = house.guest(Role.REVIEWER);
    reviewer.get("/queue");
    reviewer.get("/queue");
    reviewer.get("/queue?status=open&page=1");
    assertThat(noted("demo queue.viewed queue")).isEqualTo(1);
    reviewer.get("/queue?status=open&category=face_data&severity=high&platform=x");
    assertThat(noted("demo queue.viewed queue")).isEqualTo(2);
    assertThat(house.database.audit().list(Long.MAX_VALUE, 1).getFirst().details())
        .contains("face_data", "high", "\"platform\":\"x\"");

    house.guest(Role.REVIEWER).get("/queue");
    assertThat(noted("demo-2 queue.viewed queue")).isEqualTo(1);
  }

  @Test
  void theFormOfANoticeIsNoted() {
    house.database.cases().decide(2, 1, new Decision(CaseStatus.VIOLATION, "LB-1", "公开出售", "lin"));
    house.guest(Role.LEAD).get("/cases/2/notice");
    assertThat(noted("demo notice.opened case:2")).isEqualTo(1);
  }

  @Test
  void aRefusedDecisionThatShowsTheCaseIsALookAtIt() {
    Visitor reviewer = house.guest(Role.REVIEWER);
    reviewer.get("/queue");
    List<String> fields = List.of("revision", "0", "verdict", "clear", "clearance", "NV-0");
    String answer = reviewer.post("/cases/3/decision", fields.toArray(String[]::new)).body();
    assertThat(answer).contains("<article");
    assertThat(noted("demo case.viewed case:3")).isEqualTo(1);
  }
}

package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.hulian.store.account.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the console says to people who look at much. */
class ExposureTest {
  private static final String REST = "请离开屏幕休息十分钟";

  @TempDir Path folder;
  private House house;
  private Visitor reviewer;

  @BeforeEach
  void open() {
    house = new House(folder, ExampleListings.all());
    reviewer = house.guest(Role.REVIEWER);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void casesAreCountedOnceEachFromOnePauseToTheNext() {
    assertThat(reviewer.get("/cases/1").body()).contains("自上次休息已看 1 件，0 分钟");
    house.clock.pass(Duration.ofMinutes(3));
    assertThat(reviewer.get("/cases/2").body()).contains("自上次休息已看 2 件，3 分钟");
    assertThat(reviewer.get("/cases/1").body()).contains("自上次休息已看 2 件，3 分钟");
    house.clock.pass(Duration.ofMinutes(10));
    assertThat(reviewer.get("/cases/3").body()).contains("自上次休息已看 1 件，0 分钟");
  }

  @Test
  void afterFiftyMinutesWithoutAPauseOneIsDue() {
    for (int minutes = 0; minutes < 50; minutes += 5) {
      assertThat(reviewer.get("/cases/1").body()).doesNotContain(REST);
      house.clock.pass(Duration.ofMinutes(5));
    }
    assertThat(reviewer.get("/cases/1").body()).contains(REST, "您已连续看案 50 分钟、1 件");
    house.clock.pass(Duration.ofMinutes(10));
    assertThat(reviewer.get("/cases/1").body()).doesNotContain(REST);
  }

  @Test
  void whoOnlyReadsIsNotCounted() {
    assertThat(house.guest(Role.REGULATOR).get("/cases/1").body()).doesNotContain("自上次休息");
  }
}

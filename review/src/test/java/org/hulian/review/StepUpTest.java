package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.hulian.store.account.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever lets data out has given the password of late. */
class StepUpTest {
  private static final String[] EXPORT = {"q", "人脸 <b>\"", "format", "csv"};

  @TempDir Path folder;
  private House house;
  private Visitor lin;

  @BeforeEach
  void open() {
    house = new House(folder, ExampleListings.all());
    lin = house.account("lin", Role.REVIEWER);
    lin.signIn("lin", House.PASSWORD);
    lin.get("/search");
  }

  @AfterEach
  void close() {
    house.close();
  }

  private static boolean isTable(HttpResponse<String> answer) {
    return answer.statusCode() == 200
        && answer.headers().firstValue("Content-Disposition").orElse("").contains(".csv");
  }

  @Test
  void theFormComesBackWholeAndGoesThroughWithThePassword() {
    assertThat(isTable(lin.post("/search/export", EXPORT))).as("just signed in").isTrue();
    house.clock.pass(Duration.ofMinutes(10));
    lin.get("/search");

    HttpResponse<String> asked = lin.post("/search/export", EXPORT);
    assertThat(asked.statusCode()).isEqualTo(403);
    assertThat(asked.body())
        .contains("请再次输入密码", "name=\"_password\"", "action=\"/search/export\"")
        .contains("name=\"q\" value=\"人脸 &lt;b&gt;&quot;\"", "name=\"format\" value=\"csv\"");
    assertThat(asked.body()).as("a page to be shown, not a refusal").doesNotContain("data-refusal");
    assertThat(asked.headers().firstValue("Content-Security-Policy")).isPresent();

    HttpResponse<String> wrong =
        lin.post("/search/export", "q", "人脸", "format", "csv", "_password", "not the password");
    assertThat(wrong.statusCode()).isEqualTo(403);
    assertThat(wrong.body()).contains("密码不对").doesNotContain("not the password");

    assertThat(
            isTable(
                lin.post(
                    "/search/export", "q", "人脸", "format", "csv", "_password", House.PASSWORD)))
        .isTrue();
    lin.get("/search");
    assertThat(isTable(lin.post("/search/export", EXPORT))).as("proved").isTrue();
    assertThat(house.acts())
        .contains("lin session.proved address:127.0.0.1", "lin session.refused address:127.0.0.1");
    house.clock.pass(Duration.ofMinutes(10));
    lin.get("/search");
    assertThat(lin.post("/search/export", EXPORT).statusCode()).isEqualTo(403);
  }

  @Test
  void guessingIsSlowedDownHereToo() {
    house.clock.pass(Duration.ofMinutes(11));
    lin.get("/search");
    for (int i = 0; i < 5; i++) {
      assertThat(
              lin.post("/search/export", "format", "csv", "_password", "guess " + i).statusCode())
          .isEqualTo(403);
    }
    HttpResponse<String> slowed =
        lin.post("/search/export", "format", "csv", "_password", House.PASSWORD);
    assertThat(slowed.statusCode()).isEqualTo(429);
    assertThat(slowed.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void onlyWhatLetsDataOutIsAskedFor() {
    house.clock.pass(Duration.ofMinutes(14));
    assertThat(lin.get("/queue").statusCode()).isEqualTo(200);
    assertThat(lin.post("/cases/1/claim").statusCode()).isEqualTo(303);
    assertThat(
            lin.upload("/search/batch", "人脸\n".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .statusCode())
        .isEqualTo(200);
    assertThat(lin.post("/search/batch", "queries", "5Lq66IS4", "format", "csv").statusCode())
        .isEqualTo(403);
  }

  @Test
  void aGuestHasNothingToProveItWith() {
    Visitor guest = house.guest(Role.REVIEWER);
    house.clock.pass(Duration.ofMinutes(14));
    guest.get("/search");
    assertThat(isTable(guest.post("/search/export", EXPORT))).isTrue();
  }
}

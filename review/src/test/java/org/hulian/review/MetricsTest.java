package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.hulian.store.account.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures tell what goes on: whoever wants them shows the token (RFC 6750), or watches runs. */
class MetricsTest {
  /** As Prometheus 3 sends it. */
  private static final String ACCEPTED =
      "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,"
          + "application/openmetrics-text;version=0.0.1;q=0.5,"
          + "text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,"
          + "text/plain;version=0.0.4;q=0.3,*/*;q=0.2";

  private static House house;

  @BeforeAll
  static void open(@TempDir Path folder) {
    house = new House(folder, ExampleListings.all());
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  void aProgramThatShowsTheTokenGetsTheFiguresAndNoSession() {
    Visitor program = house.visitor();
    long acts = house.database.audit().count();

    HttpResponse<String> answer = program.send(request("/metrics", "Bearer " + House.TOKEN));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValue("text/plain;version=0.0.4;charset=utf-8");
    assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    assertThat(answer.body()).isEqualTo(house.metrics.text().get());
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(house.database.audit().count()).isEqualTo(acts);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Bearer", "Bearer ", "Bearer 0f0f", "Basic MGYwZg==", "Bearer null", "0f"})
  void whoeverShowsSomethingElseIsAskedForTheToken(String shown) {
    for (String header : new String[] {shown, shown + House.TOKEN + "0"}) {
      HttpResponse<String> answer = house.visitor().send(request("/metrics", header));

      assertThat(answer.statusCode()).as(header).isEqualTo(401);
      assertThat(answer.headers().firstValue("WWW-Authenticate"))
          .hasValue("Bearer realm=\"hulian\"");
      assertThat(answer.body()).doesNotContain("# HELP");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/runs", "/queue", "/audit", "/accounts", "/", "/metrics/", "/metrics/x"})
  void theTokenOpensNothingElse(String path) {
    HttpResponse<String> answer = house.visitor().send(request(path, "Bearer " + House.TOKEN));

    assertThat(answer.headers().firstValue("Location")).hasValue("/sign-in");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void peopleWhoWatchRunsMayLookToo() {
    assertThat(house.guest(Role.OPERATOR).get("/metrics").statusCode()).isEqualTo(200);
    assertThat(house.guest(Role.ADMINISTRATOR).get("/metrics").statusCode()).isEqualTo(200);
    assertThat(house.guest(Role.REVIEWER).get("/metrics").statusCode()).isEqualTo(403);
  }

  private static HttpRequest.Builder request(String path, String authorization) {
    URI address = house.console.address().resolve(path);
    return HttpRequest.newBuilder(address)
        .header("Accept", ACCEPTED)
        .header("Authorization", authorization)
        .GET();
  }
}

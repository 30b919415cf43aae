package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.hulian.store.account.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInTest {
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

  @Test
  void guessingIsSlowedDownMoreAndMoreAndTheRightPasswordHasToWaitToo() {
    house.account("lin", Role.REVIEWER);
    Visitor guesser = house.visitor();
    for (int i = 0; i < 5; i++) {
      assertThat(location(guesser.signIn("lin", "guess number " + i))).isEqualTo("/sign-in?wrong");
    }
    HttpResponse<String> slowed = guesser.signIn("lin", House.PASSWORD);
    assertThat(slowed.statusCode()).isEqualTo(429);
    assertThat(slowed.headers().firstValue("Retry-After")).hasValue("3");
    assertThat(slowed.body()).contains("请等 3 秒");
    house.clock.pass(Duration.ofSeconds(3));
    guesser.signIn("lin", "guess again");
    assertThat(guesser.signIn("lin", House.PASSWORD).headers().firstValue("Retry-After"))
        .hasValue("5");
    house.clock.pass(Duration.ofSeconds(5));
    assertThat(location(guesser.signIn("lin", House.PASSWORD))).doesNotContain("sign-in");
    assertThat(house.acts())
        .contains("lin session.refused address:127.0.0.1")
        .contains("lin session.throttled address:127.0.0.1")
        .contains("lin session.started address:127.0.0.1");
  }

  @Test
  void manyGuessesAtOnceGetNoFurtherThanOneAfterAnother() throws Exception {
    Visitor lin = house.account("lin", Role.REVIEWER);
    List<HttpResponse<String>> answers = crowd(60, i -> "lin", i -> "guess number " + i);
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() != 429)
        .hasSizeBetween(1, 5)
        .allMatch(answer -> location(answer).equals("/sign-in?wrong"));
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() == 429)
        .allMatch(answer -> answer.headers().firstValue("Retry-After").isPresent())
        .allMatch(answer -> answer.body().contains("请等") || answer.body().contains("同时登录的人太多"));
    assertThat(house.acts())
        .filteredOn(act -> act.startsWith("lin session.throttled"))
        .as("a flood is one line in the log")
        .hasSizeLessThanOrEqualTo(2);
    house.clock.pass(Duration.ofMinutes(1));
    assertThat(location(lin.signIn("lin", House.PASSWORD))).doesNotContain("sign-in");
  }

  @Test
  void manyWithTheRightPasswordAtOnceAreLetInOrAskedToTryAgainAndNeverCounted() throws Exception {
    house.account("lin", Role.REVIEWER);
    for (int i = 0; i < 3; i++) {
      assertThat(crowd(12, n -> "lin", n -> House.PASSWORD))
          .allMatch(answer -> answer.statusCode() == 429 || !location(answer).contains("sign-in"))
          .anyMatch(answer -> answer.statusCode() != 429);
    }
    assertThat(location(house.visitor().signIn("lin", House.PASSWORD))).doesNotContain("sign-in");
  }

  /** This many people who press the button at the same time. */
  private List<HttpResponse<String>> crowd(
      int size, IntFunction<String> names, IntFunction<String> passwords) throws Exception {
    CountDownLatch together = new CountDownLatch(1);
    List<Future<HttpResponse<String>>> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(size)) {
      for (int i = 0; i < size; i++) {
        String name = names.apply(i);
        String password = passwords.apply(i);
        Visitor visitor = house.visitor();
        visitor.get("/sign-in");
        all.add(
            threads.submit(
                () -> {
                  together.await();
                  return visitor.post("/sign-in", "username", name, "password", password);
                }));
      }
      together.countDown();
    }
    List<HttpResponse<String>> answers = new ArrayList<>();
    for (Future<HttpResponse<String>> one : all) {
      answers.add(one.get());
    }
    return answers;
  }

  @Test
  void guessingOneAccountDoesNotSlowAnotherUntilTheAddressGuessesMany() {
    house.account("lin", Role.REVIEWER);
    Visitor visitor = house.visitor();
    for (int i = 0; i < 21; i++) {
      visitor.signIn("somebody" + i, "guess number " + i);
      if (i == 10) {
        Visitor colleague = house.visitor();
        assertThat(location(colleague.signIn("lin", House.PASSWORD))).doesNotContain("sign-in");
      }
    }
    assertThat(visitor.signIn("lin", House.PASSWORD).statusCode()).isEqualTo(429);
  }

  @Test
  void anUnknownNameGetsTheSameAnswerAndIsNotWrittenDown() {
    house.account("lin", Role.REVIEWER);
    String wrong = location(house.visitor().signIn("lin", "not the password"));
    assertThat(location(house.visitor().signIn("my secret as name", "x"))).isEqualTo(wrong);
    assertThat(house.database.audit().list(Long.MAX_VALUE, 100))
        .noneMatch(entry -> (entry.subject() + entry.details()).contains("my secret"));
    assertThat(house.acts()).contains("anonymous session.refused address:127.0.0.1");
  }

  @Test
  void noDefaultNameAndPasswordOpensAFreshConsole() {
    int tried = 0;
    for (String name :
        List.of("admin", "root", "user", "hulian", "demo", "system", "guest", "test")) {
      for (String password : List.of("admin", "password", name, "123456", "")) {
        assertThat(location(house.visitor().signIn(name, password))).startsWith("/sign-in");
        house.clock.pass(Duration.ofHours(2));
        tried++;
      }
    }
    assertThat(tried).isEqualTo(40);
  }

  private static String location(HttpResponse<String> response) {
    return response
        .headers()
        .firstValue("Location")
        .orElse("status " + response.statusCode())
        .replaceFirst("^https?://[^/]+", "");
  }

  @Test
  void theSessionGetsANewNameAtSignInAndEndsAtSignOut() {
    Visitor lin = house.account("lin", Role.REVIEWER);
    lin.get("/sign-in");
    String before = lin.session();
    lin.signIn("lin", House.PASSWORD);
    assertThat(before).isNotEmpty();
    assertThat(lin.session()).isNotEqualTo(before);
    lin.get("/queue");
    assertThat(lin.submit("/sign-out").body()).contains("已退出");
    assertThat(location(lin.get("/queue"))).isEqualTo("/sign-in");
    assertThat(house.acts()).contains("lin session.left account:lin");
  }

  @Test
  void anAccountHasFewSessionsAtOnceAndTheOldestEnds() {
    house.account("zhao", Role.REVIEWER).signIn("zhao", House.PASSWORD);
    house.account("lin", Role.REVIEWER);
    List<Visitor> browsers = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Visitor browser = house.visitor();
      browser.signIn("lin", House.PASSWORD);
      browsers.add(browser);
    }
    browsers.get(1).get("/help");
    browsers.get(1).post("/sign-out");
    Visitor sixth = house.visitor();
    sixth.signIn("lin", House.PASSWORD);
    assertThat(browsers.get(0).get("/queue").statusCode()).as("one had ended").isEqualTo(200);
    Visitor seventh = house.visitor();
    seventh.signIn("lin", House.PASSWORD);
    assertThat(location(browsers.get(0).get("/queue"))).contains("/sign-in");
    for (Visitor still : List.of(browsers.get(2), browsers.get(4), sixth, seventh)) {
      assertThat(still.get("/queue").statusCode()).isEqualTo(200);
    }
    assertThat(house.acts()).contains("lin session.ended account:lin");
  }

  @Test
  void anIdleSessionEndsAfterAQuarterOfAnHourAndAnyAfterEightHours() {
    Visitor lin = house.account("lin", Role.REVIEWER);
    lin.signIn("lin", House.PASSWORD);
    assertThat(lin.get("/queue").statusCode()).isEqualTo(200);
    house.clock.pass(Duration.ofMinutes(14));
    assertThat(lin.get("/queue").statusCode()).isEqualTo(200);
    house.clock.pass(Duration.ofMinutes(15));
    assertThat(location(lin.get("/queue"))).isEqualTo("/sign-in");

    lin.signIn("lin", House.PASSWORD);
    for (int i = 0; i < 8 * 60 / 10 - 1; i++) {
      assertThat(lin.get("/help").statusCode()).isEqualTo(200);
      house.clock.pass(Duration.ofMinutes(10));
    }
    assertThat(lin.get("/queue").statusCode()).isEqualTo(200);
    house.clock.pass(Duration.ofMinutes(10));
    assertThat(location(lin.get("/queue"))).isEqualTo("/sign-in");
  }

  @Test
  void aDisabledAccountIsOutWithItsNextRequest() {
    Visitor lin = house.account("lin", Role.REVIEWER);
    lin.signIn("lin", House.PASSWORD);
    assertThat(lin.get("/queue").statusCode()).isEqualTo(200);
    Visitor administrator = house.guest(Role.ADMINISTRATOR);
    administrator.get("/accounts");
    administrator.submit("/accounts/lin/enabled", "enabled", "false");
    assertThat(location(lin.get("/queue"))).isEqualTo("/sign-in");
    assertThat(location(lin.signIn("lin", House.PASSWORD))).isEqualTo("/sign-in?wrong");
  }

  @Test
  void aScriptsRequestWithoutASessionIsSentToTheSignInPageAsAWhole() {
    HttpResponse<String> answer =
        house
            .visitor()
            .send(
                java.net.http.HttpRequest.newBuilder(house.console.address().resolve("queue"))
                    .header("HX-Request", "true")
                    .GET());
    assertThat(answer.headers().firstValue("HX-Redirect")).hasValue("/sign-in");
  }

  /** A guest has no password to come back with; an account has. */
  @Test
  void aGuestMayBeIdleForAsLongAsASessionHolds() {
    Visitor guest = house.guest(Role.REVIEWER);
    guest.get("/queue");
    Visitor lin = house.account("lin", Role.REVIEWER);
    lin.signIn("lin", House.PASSWORD);
    house.clock.pass(Duration.ofMinutes(15));
    assertThat(location(lin.get("/queue"))).isEqualTo("/sign-in");
    house.clock.pass(Duration.ofHours(7));
    assertThat(guest.get("/queue").statusCode()).isEqualTo(200);
    house.clock.pass(Duration.ofMinutes(46));
    assertThat(location(guest.get("/queue"))).isEqualTo("/sign-in");
  }

  @Test
  void whereGuestsComeInTheSignInPageSaysHowTheyGetALink() {
    assertThat(house.visitor().get("/sign-in").body()).contains("请管理员发链接");
    house.guest(Role.REVIEWER);
    assertThat(house.visitor().get("/sign-in").body())
        .contains("输入 l 并按回车")
        .doesNotContain("请管理员发链接");
  }

  @Test
  void whoeverUsesALinkOfAGuestsNameIsThatGuest() {
    for (int i = 0; i < 2; i++) {
      Visitor visitor = house.visitor();
      String door = house.console.oneTimeSignIn("demo-2", Set.of(Role.LEAD)).getPath();
      visitor.get(door);
      visitor.submit(door);
      assertThat(visitor.get("/queue").body()).contains(">demo-2<");
    }
  }

  @Test
  void aOneTimeLinkOpensOnceWithinTenMinutesAndOnlyByItsButton() {
    String door = house.console.oneTimeSignIn(Set.of(Role.REVIEWER)).getPath();
    Visitor preview = house.visitor();
    preview.get(door);
    assertThat(location(preview.get("/queue"))).isEqualTo("/sign-in");
    Visitor person = house.visitor();
    person.get(door);
    assertThat(person.submit(door).body()).contains("待审队列");
    assertThat(house.visitor().get(door).statusCode()).isEqualTo(410);
    preview.get("/sign-in");
    assertThat(preview.post(door).statusCode()).isEqualTo(410);

    String late = house.console.oneTimeSignIn(Set.of(Role.REVIEWER)).getPath();
    house.clock.pass(Duration.ofMinutes(10));
    assertThat(house.visitor().get(late).statusCode()).isEqualTo(410);
    assertThat(house.acts())
        .contains("system session.offered account:demo", "demo session.started address:127.0.0.1");
  }
}

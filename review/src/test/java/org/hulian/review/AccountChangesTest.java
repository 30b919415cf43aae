package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hulian.store.account.Role;
import org.hulian.store.account.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an administrator changes of an account that exists. */
class AccountChangesTest {
  private static final String NEW_PASSWORD = "copper meadow violin 93";

  @TempDir Path folder;
  private House house;
  private Visitor boss;
  private Visitor lin;

  @BeforeEach
  void open() {
    house = new House(folder, ExampleListings.all());
    boss = house.account("boss", Role.ADMINISTRATOR);
    boss.signIn("boss", House.PASSWORD);
    lin = house.account("lin", Role.REVIEWER);
    lin.signIn("lin", House.PASSWORD);
    lin.get("/queue");
    boss.get("/accounts");
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void rolesCountFromTheNextRequestOn() {
    assertThat(lin.get("/queue").statusCode()).isEqualTo(200);
    HttpResponse<String> changed = boss.submit("/accounts/lin/roles", "roles", "AUDITOR");
    assertThat(changed.body()).contains("lin 的角色已更改");
    assertThat(lin.get("/queue").statusCode()).isEqualTo(403);
    assertThat(lin.get("/audit").statusCode()).isEqualTo(200);
    assertThat(house.acts()).contains("boss account.roles account:lin");
  }

  @Test
  void theLastAdministratorStaysOneAndNobodyIsLeftWithoutARole() {
    assertThat(boss.submit("/accounts/boss/roles", "roles", "LEAD").body()).contains("这是最后一个管理员");
    assertThat(boss.submit("/accounts/lin/roles").body()).contains("至少要有一个角色");
    assertThat(boss.post("/accounts/nobody/roles", "roles", "LEAD").statusCode()).isEqualTo(404);
    assertThat(roles("boss")).containsExactly(Role.ADMINISTRATOR);
    assertThat(roles("lin")).containsExactly(Role.REVIEWER);

    boss.submit("/accounts/lin/roles", "roles", "ADMINISTRATOR", "roles", "LEAD");
    boss.submit("/accounts/boss/roles", "roles", "AUDITOR");
    assertThat(roles("boss")).containsExactly(Role.AUDITOR);
  }

  private Set<Role> roles(String name) {
    return house.database.accounts().find(name).orElseThrow().roles();
  }

  @Test
  void aNewPasswordIsChosenByItsOwnerByALinkThatWorksOnceAndEndsOtherSessions() {
    String path = passwordLink("lin");
    assertThat(lin.get("/queue").statusCode()).as("the old one holds until then").isEqualTo(200);
    Visitor elsewhere = house.visitor();
    assertThat(elsewhere.get(path).body()).contains("账号：lin");
    assertThat(elsewhere.post(path, "password", "123456789012", "repeated", "123456789012").body())
        .contains("太容易猜到");
    assertThat(elsewhere.post(path, "password", NEW_PASSWORD, "repeated", "other").body())
        .contains("两次");
    HttpResponse<String> chosen =
        elsewhere.submit(path, "password", NEW_PASSWORD, "repeated", NEW_PASSWORD);
    assertThat(chosen.body()).contains("密码已更改");

    assertThat(elsewhere.get(path).statusCode()).isEqualTo(410);
    assertThat(lin.get("/queue").headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith("/sign-in"));
    assertThat(where(house.visitor().signIn("lin", House.PASSWORD))).endsWith("/sign-in?wrong");
    assertThat(where(house.visitor().signIn("lin", NEW_PASSWORD))).doesNotContain("sign-in");
    assertThat(house.acts())
        .contains(
            "boss account.password.offered account:lin",
            "lin account.password.changed account:lin");
  }

  @Test
  void aNewPasswordEndsTheTokensOfTheAccountIfItsOwnerSaysSo() {
    String kept = token("lin");
    Visitor elsewhere = house.visitor();
    String path = passwordLink("lin");
    assertThat(elsewhere.get(path).body())
        .as("proposed")
        .containsPattern("name=\"tokens\" value=\"end\" checked");
    elsewhere.submit(path, "password", NEW_PASSWORD, "repeated", NEW_PASSWORD);
    assertThat(house.database.tokens().find(kept)).isPresent();

    boss.get("/accounts");
    String next = passwordLink("lin");
    elsewhere.get(next);
    elsewhere.submit(next, "password", House.PASSWORD, "repeated", House.PASSWORD, "tokens", "end");
    assertThat(house.database.tokens().find(kept)).isEmpty();
    assertThat(house.database.tokens().list("lin").getFirst().revokedAt()).isNotNull();
  }

  private String token(String name) {
    return house.database.tokens().create(name, "watch", Set.of(Scope.SEARCH), Duration.ofDays(9));
  }

  @Test
  void aPasswordThatIsNewBeforeTheFirstPageEndsTheSessionToo() {
    Visitor late = house.visitor();
    late.signIn("lin", House.PASSWORD);
    String secret = passwordLink("lin").replaceAll(".*/", "");
    assertThat(house.database.accounts().acceptPassword(secret, "another hash", false)).isTrue();
    assertThat(where(late.get("/queue"))).endsWith("/sign-in");
  }

  @Test
  void aLinkRunsOutAndIsShownOnce() {
    String path = passwordLink("lin");
    assertThat(boss.get("/accounts").body()).doesNotContain(path);
    house.clock.pass(Duration.ofDays(3));
    assertThat(house.visitor().get(path).statusCode()).isEqualTo(410);
  }

  private String passwordLink(String name) {
    String page = boss.submit("/accounts/" + name + "/password").body();
    Matcher link = Pattern.compile("/passwords/[A-Za-z0-9_-]{43}").matcher(page);
    assertThat(link.find()).isTrue();
    return link.group();
  }

  private static String where(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("status " + answer.statusCode());
  }
}

package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hulian.store.account.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvitationTest {
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
  void anInvitationMakesOneAccountAndIsUsedUp() {
    String path = invitation(Duration.ofHours(1));
    assertThat(accept(path, "chen", House.PASSWORD).body()).contains("账号已建立");
    assertThat(house.visitor().get(path).statusCode()).isEqualTo(410);
    assertThat(house.database.accounts().find("chen").orElseThrow().roles())
        .containsExactly(Role.REVIEWER);
  }

  @Test
  void anInvitationRunsOut() {
    String path = invitation(Duration.ofHours(1));
    house.clock.pass(Duration.ofHours(1));
    assertThat(house.visitor().get(path).statusCode()).isEqualTo(410);
  }

  @Test
  void whatIsKeptOfAPasswordIsArgon2id() {
    accept(invitation(Duration.ofHours(1)), "wang", House.PASSWORD);
    assertThat(house.database.accounts().find("wang").orElseThrow().passwordHash())
        .startsWith("$argon2id$")
        .doesNotContain("lantern");
  }

  @Test
  void aPasswordThatIsGuessedFirstIsRefusedAndTheInvitationStaysGood() {
    String path = invitation(Duration.ofHours(1));
    for (String weak :
        List.of(
            "short",
            "elevenchars",
            "123456789012",
            "aaaaaaaaaaaaaaa",
            "passwordpassword",
            "Password1234",
            "qwertyuiop12",
            "qwertyuiopasdf",
            "woaini1314520",
            "woaini5201314",
            "hulianhulian",
            "zhaozhaozhao",
            "iloveyou1234",
            "administrator1",
            "x".repeat(129))) {
      HttpResponse<String> answer = accept(path, "zhao", weak);
      assertThat(answer.body()).as(weak).contains("notice bad");
    }
    assertThat(house.database.accounts().find("zhao")).isEmpty();
    assertThat(accept(path, "zhao", "九月的风吹过石板街旧书店").body()).contains("账号已建立");
  }

  @Test
  void namesFollowTheirRuleAndAreNotTakenTwice() {
    String path = invitation(Duration.ofHours(1));
    accept(invitation(Duration.ofHours(1)), "sun", House.PASSWORD);
    for (String name :
        List.of(
            "",
            "a",
            "李",
            "a b",
            "../x",
            "<b>",
            "sun",
            "SUN",
            "system",
            "anonymous",
            "demo",
            "demo-2")) {
      assertThat(accept(path, name, House.PASSWORD).body()).as(name).contains("notice bad");
    }
  }

  @Test
  void aMistypedPasswordIsNoticed() {
    String path = invitation(Duration.ofHours(1));
    Visitor visitor = house.visitor();
    visitor.get(path);
    HttpResponse<String> answer =
        visitor.post(path, "name", "hu", "password", House.PASSWORD, "repeated", "another");
    assertThat(answer.body()).contains("两次输入的密码不一样").doesNotContain(House.PASSWORD);
  }

  @Test
  void anAdministratorInvitesAndSeesTheLinkOnce() {
    Visitor administrator = house.guest(Role.ADMINISTRATOR);
    administrator.get("/accounts");
    HttpResponse<String> page =
        administrator.submit("/accounts/invitations", "roles", "LEAD", "roles", "AUDITOR");
    Matcher link = Pattern.compile("http://[^\"]+(/invitations/[\\w-]{43})").matcher(page.body());
    assertThat(link.find()).isTrue();
    assertThat(administrator.get("/accounts").body()).doesNotContain(link.group(1));
    assertThat(house.visitor().get(link.group(1)).body()).contains("主管", "审计员");
    assertThat(administrator.submit("/accounts/invitations").body()).contains("至少选择一个角色");
  }

  @Test
  void theLastAdministratorCannotBeShutOut() {
    String secret =
        house.database.accounts().invite(Set.of(Role.ADMINISTRATOR), Duration.ofHours(1), "system");
    accept("/invitations/" + secret, "boss", House.PASSWORD);
    Visitor boss = house.visitor();
    boss.signIn("boss", House.PASSWORD);
    boss.get("/accounts");
    assertThat(boss.submit("/accounts/boss/enabled", "enabled", "false").body())
        .contains("最后一个管理员");
    assertThat(house.database.accounts().find("boss").orElseThrow().enabled()).isTrue();
    assertThat(boss.post("/accounts/nobody/enabled", "enabled", "false").statusCode())
        .isEqualTo(404);
  }

  private static String invitation(Duration validity) {
    return "/invitations/"
        + house.database.accounts().invite(Set.of(Role.REVIEWER), validity, "system");
  }

  private static HttpResponse<String> accept(String path, String name, String password) {
    Visitor visitor = house.visitor();
    visitor.get(path);
    return visitor.submit(path, "name", name, "password", password, "repeated", password);
  }
}

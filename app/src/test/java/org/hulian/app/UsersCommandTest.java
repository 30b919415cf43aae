package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.account.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersCommandTest {
  @TempDir private Path folder;

  @Test
  void anInvitationLetsOnePersonInWithTheRolesItNames() {
    CommandRun run = on("users", "invite", "--role", "reviewer,lead", "--hours", "2");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("/invitations/");
    assertThat(run.err()).contains("works once, for 2 hours");
    String secret = run.out().strip().substring("/invitations/".length());
    try (Database store = Database.open(folder, Access.WRITE, Clock.systemUTC())) {
      assertThat(store.accounts().invitation(secret))
          .hasValueSatisfying(
              roles -> assertThat(roles).containsExactlyInAnyOrder(Role.REVIEWER, Role.LEAD));
      assertThat(store.accounts().accept(secret, "li", "a hash")).isTrue();
      assertThat(store.accounts().accept(secret, "wang", "a hash")).isFalse();
    }
  }

  @Test
  void aDisabledAccountIsListedAsSuchAndCanBeEnabledAgain() {
    String secret = on("users", "invite", "--role", "REVIEWER").out().strip().substring(13);
    try (Database store = Database.open(folder, Access.WRITE, Clock.systemUTC())) {
      assertThat(store.accounts().accept(secret, "li", "a hash")).isTrue();
    }

    assertThat(on("users", "disable", "li").code()).isZero();
    assertThat(on("users", "list").out().lines())
        .singleElement()
        .asString()
        .matches("li +disabled +\\[REVIEWER]");

    assertThat(on("users", "enable", "li").code()).isZero();
    assertThat(on("users", "list").out()).contains("enabled").doesNotContain("disabled");
    assertThat(on("audit").out())
        .contains("account.invited", "account.disabled", "account.enabled");
  }

  @Test
  void anAccountThatIsNotThereIsTold() {
    CommandRun run = on("users", "disable", "nobody");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.complaints()).containsExactly("hulian: there is no account nobody");
  }

  private CommandRun on(String... args) {
    return CommandRun.on(folder, args);
  }
}

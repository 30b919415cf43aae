package org.hulian.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hulian.store.account.Account;
import org.hulian.store.account.AccountRepository;
import org.hulian.store.account.Role;
import org.hulian.store.audit.AuditEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {
  private static final Duration DAY = Duration.ofDays(1);

  private final SettableClock clock = new SettableClock();
  @TempDir Path folder;
  private Database database;
  private AccountRepository accounts;

  @BeforeEach
  void open() {
    database = Database.open(folder, Access.WRITE, clock);
    accounts = database.accounts();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void thereIsNoAccountUntilAnInvitationIsAccepted() {
    assertThat(accounts.list()).isEmpty();
    String secret = accounts.invite(Set.of(Role.LEAD, Role.REVIEWER), DAY, "system");

    assertThat(accounts.invitation(secret)).hasValue(Set.of(Role.REVIEWER, Role.LEAD));
    assertThat(accounts.accept(secret, "anna", "{bcrypt}x")).isTrue();

    Account anna = accounts.find("anna").orElseThrow();
    assertThat(anna)
        .isEqualTo(
            new Account(
                "anna", "{bcrypt}x", Set.of(Role.LEAD, Role.REVIEWER), true, clock.instant()));
    assertThat(accounts.list()).containsExactly(anna);
    assertThat(accounts.find("bo")).isEmpty();
  }

  @Test
  void anInvitationWorksOnce() {
    String secret = accounts.invite(Set.of(Role.REVIEWER), DAY, "system");
    accounts.accept(secret, "anna", "x");

    assertThat(accounts.invitation(secret)).isEmpty();
    assertThat(accounts.accept(secret, "bo", "x")).isFalse();
    assertThat(accounts.find("bo")).isEmpty();
  }

  @Test
  void ofManyWhoUseAnInvitationOneGetsIn() throws Exception {
    String secret = accounts.invite(Set.of(Role.REVIEWER), DAY, "system");
    List<Future<Boolean>> tries = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 16; i++) {
        String name = "person" + i;
        tries.add(threads.submit(() -> accounts.accept(secret, name, "x")));
      }
    }

    int in = 0;
    for (Future<Boolean> one : tries) {
      in += one.get() ? 1 : 0;
    }
    assertThat(in).isEqualTo(1);
    assertThat(accounts.list()).hasSize(1);
  }

  @Test
  void anInvitationRunsOut() {
    String secret = accounts.invite(Set.of(Role.REVIEWER), DAY, "system");
    clock.move(DAY);

    assertThat(accounts.invitation(secret)).isEmpty();
    assertThat(accounts.accept(secret, "anna", "x")).isFalse();
  }

  @Test
  void aTakenNameUsesNothingUp() {
    accounts.accept(accounts.invite(Set.of(Role.REVIEWER), DAY, "system"), "anna", "x");
    String secret = accounts.invite(Set.of(Role.ADMINISTRATOR), DAY, "anna");

    assertThat(accounts.accept(secret, "anna", "y")).isFalse();
    assertThat(accounts.find("anna").orElseThrow().passwordHash()).isEqualTo("x");
    assertThatThrownBy(() -> accounts.accept(secret, "Anna!", "y"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(accounts.accept(secret, "bo", "y")).isTrue();
  }

  @Test
  void aGuessedSecretOpensNothing() {
    accounts.invite(Set.of(Role.ADMINISTRATOR), DAY, "system");

    assertThat(accounts.invitation("")).isEmpty();
    assertThat(accounts.invitation("x".repeat(43))).isEmpty();
    assertThat(accounts.accept("' OR 1=1 --", "eve", "x")).isFalse();
  }

  @Test
  void aSecretHas256BitsAndOnlyItsHashIsKept() throws IOException {
    String secret = accounts.invite(Set.of(Role.REVIEWER), DAY, "system");

    assertThat(secret).matches("[A-Za-z0-9_-]{43}");
    assertThat(secret).isNotEqualTo(accounts.invite(Set.of(Role.REVIEWER), DAY, "system"));
    for (String file : List.of("hulian.db", "hulian.db-wal")) {
      assertThat(new String(Files.readAllBytes(folder.resolve(file)), ISO_8859_1))
          .doesNotContain(secret);
    }
  }

  @Test
  void anInvitationNeedsARoleAndATime() {
    assertThatThrownBy(() -> accounts.invite(Set.of(), DAY, "system"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> accounts.invite(Set.of(Role.LEAD), Duration.ZERO, "system"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rolesCanBeChangedAndTheLogSaysByWhom() {
    account("anna", Role.REVIEWER);

    assertThat(accounts.setRoles("anna", Set.of(Role.LEAD, Role.AUDITOR), "boss")).isTrue();
    assertThat(accounts.find("anna").orElseThrow().roles())
        .containsExactlyInAnyOrder(Role.LEAD, Role.AUDITOR);
    assertThat(accounts.setRoles("anna", Set.of(Role.LEAD, Role.AUDITOR), "boss")).isTrue();
    assertThat(accounts.setRoles("nobody", Set.of(Role.LEAD), "boss")).isFalse();
    assertThatThrownBy(() -> accounts.setRoles("anna", Set.of(), "boss"))
        .isInstanceOf(IllegalArgumentException.class);

    List<AuditEntry> entries = database.audit().list(Long.MAX_VALUE, 10);
    assertThat(entries).filteredOn(e -> e.action().equals("account.roles")).hasSize(1);
    assertThat(entries.getFirst().account()).isEqualTo("boss");
    assertThat(entries.getFirst().details()).contains("LEAD,AUDITOR");
  }

  @Test
  void aLinkForANewPasswordWorksOnceForItsAccountUntilItRunsOut() {
    account("anna", Role.REVIEWER);
    account("bo", Role.REVIEWER);
    String first = accounts.offerPassword("anna", DAY, "boss").orElseThrow();
    String second = accounts.offerPassword("anna", DAY, "boss").orElseThrow();

    assertThat(accounts.passwordOffer(first)).as("a newer one was made").isEmpty();
    assertThat(accounts.passwordOffer(second)).hasValue("anna");
    assertThat(accounts.invitation(second)).as("it makes no account").isEmpty();
    assertThat(accounts.accept(second, "eve", "z")).isFalse();
    assertThat(accounts.acceptPassword(first, "y", false)).isFalse();
    assertThat(accounts.acceptPassword(second, "y", false)).isTrue();
    assertThat(accounts.acceptPassword(second, "z", false)).isFalse();
    assertThat(accounts.find("anna").orElseThrow().passwordHash()).isEqualTo("y");
    assertThat(accounts.find("bo").orElseThrow().passwordHash()).isEqualTo("x");

    String late = accounts.offerPassword("bo", DAY, "boss").orElseThrow();
    clock.move(DAY);
    assertThat(accounts.acceptPassword(late, "y", false)).isFalse();
    assertThat(database.audit().list(Long.MAX_VALUE, 20))
        .extracting(AuditEntry::action)
        .containsOnlyOnce("account.password.changed")
        .contains("account.password.offered");
  }

  @Test
  void nobodyChoosesAPasswordForAnAccountThatIsClosedOrThatIsNot() {
    account("anna", Role.REVIEWER);
    String before = accounts.offerPassword("anna", DAY, "boss").orElseThrow();
    accounts.setEnabled("anna", false, "boss");

    assertThat(accounts.passwordOffer(before)).isEmpty();
    assertThat(accounts.acceptPassword(before, "y", false)).isFalse();
    assertThat(accounts.offerPassword("anna", DAY, "boss")).isEmpty();
    assertThat(accounts.offerPassword("nobody", DAY, "boss")).isEmpty();
    String invitation = accounts.invite(Set.of(Role.LEAD), DAY, "boss");
    assertThat(accounts.acceptPassword(invitation, "y", false)).isFalse();
  }

  private void account(String name, Role role) {
    accounts.accept(accounts.invite(Set.of(role), DAY, "system"), name, "x");
  }

  @Test
  void anAccountCanBeClosedAndOpenedAndTheLogSaysByWhom() {
    accounts.accept(accounts.invite(Set.of(Role.REVIEWER), DAY, "system"), "anna", "x");

    assertThat(accounts.setEnabled("anna", false, "boss")).isTrue();
    assertThat(accounts.find("anna").orElseThrow().enabled()).isFalse();
    assertThat(accounts.setEnabled("anna", false, "boss")).isTrue();
    assertThat(accounts.setEnabled("anna", true, "boss")).isTrue();
    assertThat(accounts.setEnabled("nobody", true, "boss")).isFalse();

    assertThat(database.audit().list(Long.MAX_VALUE, 10).reversed())
        .extracting(AuditEntry::action)
        .containsExactly(
            "account.invited", "account.created", "account.disabled", "account.enabled");
    assertThat(database.audit().list(Long.MAX_VALUE, 1).getFirst().account()).isEqualTo("boss");
  }
}

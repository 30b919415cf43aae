package org.hulian.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.hulian.store.account.Passkey;
import org.hulian.store.account.PasskeyRepository;
import org.hulian.store.account.Role;
import org.hulian.store.audit.AuditEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A passkey is one account's, and known again as it was. */
class PasskeysTest {
  private final SettableClock clock = new SettableClock();
  @TempDir Path folder;
  private Database database;
  private PasskeyRepository passkeys;

  @BeforeEach
  void open() {
    database = Database.open(folder, Access.WRITE, clock);
    passkeys = database.accounts().passkeys();
    account("anna");
    account("bo");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void account(String name) {
    String secret = database.accounts().invite(Set.of(Role.REVIEWER), Duration.ofDays(1), "system");
    database.accounts().accept(secret, name, "x");
  }

  private Passkey passkey(String id, String handle, long count) {
    return new Passkey(
        id,
        handle,
        "phone",
        "cHVibGlj",
        count,
        Set.of("uv", "be"),
        Set.of("internal", "hybrid"),
        "YXR0",
        "Y2xp",
        clock.instant(),
        clock.instant());
  }

  @Test
  void itComesBackAsItWasSavedAndIsCountedOn() {
    assertThat(passkeys.setHandle("h-anna", "anna")).isTrue();
    assertThat(passkeys.setHandle("h-other", "anna")).as("it has one").isFalse();
    assertThat(passkeys.setHandle("h-none", "nobody")).isFalse();
    assertThat(passkeys.accountOf("h-anna")).hasValue("anna");
    assertThat(passkeys.handleOf("anna")).hasValue("h-anna");
    Passkey first = passkey("k1", "h-anna", 1);
    assertThat(passkeys.add(first)).isTrue();
    assertThat(passkeys.find("k1")).hasValue(first);
    clock.move(Duration.ofHours(1));
    assertThat(passkeys.add(passkey("k1", "h-anna", 9))).as("its id is taken").isFalse();
    assertThat(passkeys.use("k1", 7)).isTrue();
    assertThat(passkeys.use("k1", 7)).as("sent twice").isFalse();
    assertThat(passkeys.use("k1", 6)).as("a copy").isFalse();
    Passkey used = passkeys.find("k1").orElseThrow();
    assertThat(used.count()).isEqualTo(7);
    assertThat(used.createdAt()).isEqualTo(first.createdAt());
    assertThat(used.lastUsed()).isEqualTo(clock.instant());
    assertThat(database.audit().list(Long.MAX_VALUE, 20))
        .extracting(AuditEntry::action)
        .containsOnlyOnce("passkey.added");
  }

  @Test
  void anotherAccountNeitherTakesNorRemovesIt() {
    passkeys.setHandle("h-anna", "anna");
    passkeys.setHandle("h-bo", "bo");
    passkeys.add(passkey("k1", "h-anna", 1));
    assertThat(passkeys.remove("k1", "bo")).isFalse();
    assertThat(passkeys.list("bo")).isEmpty();
    assertThat(passkeys.add(passkey("k2", "h-none", 1))).isFalse();
    assertThat(passkeys.remove("k1", "anna")).isTrue();
    assertThat(passkeys.use("k1", 2)).isTrue();
    assertThat(passkeys.list("anna")).as("gone for good").isEmpty();
    for (int i = 0; i < PasskeyRepository.MOST; i++) {
      assertThat(passkeys.add(passkey("n" + i, "h-anna", 1))).isTrue();
    }
    assertThat(passkeys.add(passkey("more", "h-anna", 1))).as("one too many").isFalse();
  }

  @Test
  void aDeviceThatDoesNotCountIsNoCopy() {
    passkeys.setHandle("h-anna", "anna");
    passkeys.add(passkey("k1", "h-anna", 0));
    assertThat(passkeys.use("k1", 0)).isTrue();
    assertThat(passkeys.use("k1", 0)).isTrue();
  }

  /** Whoever fears that somebody knows the old password ends what may have been made with it. */
  @Test
  void theyEndWithThePasswordWhereTheirOwnerWantsIt() {
    passkeys.setHandle("h-anna", "anna");
    passkeys.add(passkey("k1", "h-anna", 1));
    String link =
        database.accounts().offerPassword("anna", Duration.ofDays(1), "system").orElseThrow();
    database.accounts().acceptPassword(link, "y", false);
    assertThat(passkeys.list("anna")).hasSize(1);
    link = database.accounts().offerPassword("anna", Duration.ofDays(1), "system").orElseThrow();
    database.accounts().acceptPassword(link, "z", true);
    assertThat(passkeys.list("anna")).isEmpty();
  }
}

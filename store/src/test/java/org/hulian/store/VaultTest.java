package org.hulian.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hulian.listing.Listing;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Severity;
import org.hulian.store.vault.Piece;
import org.hulian.store.vault.Vault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of victims is sealed, for flagged items alone, and gone when its time is up. */
class VaultTest {
  private static final String IDENTITY = "11010519491231002X";

  private final SettableClock clock = new SettableClock();
  @TempDir Path folder;

  private Database open() {
    return Database.open(folder, Access.WRITE, clock);
  }

  @Test
  void withoutAVaultNothingIsKept() throws IOException {
    try (Database database = open()) {
      save(database);
      assertThat(database.vault()).isEmpty();
      assertThat(database.victims().kept().of(Items.id(1))).isEmpty();
    }
    assertThat(filesWith(IDENTITY)).isFalse();
  }

  @Test
  void whatIsCoveredInFlaggedItemsIsKeptSealedOnce() throws IOException {
    VaultFiles.create(folder, new SecureRandom());
    try (Database database = open()) {
      save(database);
      save(database);
      assertThat(database.victims().kept().of(Items.id(1)))
          .hasValue(List.of(new Piece("body", IDENTITY)));
      assertThat(database.victims().kept().of(Items.id(2))).hasValue(List.of());
      assertThat(database.vault().map(Vault::count)).hasValue(1L);
      assertThat(database.listings().find(Items.id(1)).orElseThrow().listing().body())
          .doesNotContain(IDENTITY);
      assertThat(filesWith(IDENTITY)).isFalse();
    }
    assertThat(filesWith(IDENTITY)).isFalse();
    assertThat(filesWith(Items.id(1).value(), VaultFiles.ENTRIES)).isFalse();
    try (Database database = open()) {
      assertThat(database.victims().kept().of(Items.id(1)).orElseThrow()).hasSize(1);
    }
  }

  @Test
  void howMuchIsKeptIsToldBesideTheProcessThatWrites() throws IOException {
    try (Database console = open();
        Database beside = Database.open(folder, Access.READ, clock)) {
      assertThat(beside.vaultEntries()).isEmpty();
      assertThat(console.vaultEntries()).isEmpty();
      VaultFiles.create(folder, new SecureRandom());
      assertThat(beside.vaultEntries()).hasValue(0);
    }
    try (Database console = open();
        Database beside = Database.open(folder, Access.READ, clock)) {
      save(console);
      assertThat(console.vaultEntries()).hasValue(1);
      assertThat(beside.vaultEntries()).hasValue(1);
      assertThat(beside.vault()).isEmpty();
      Files.writeString(folder.resolve(VaultFiles.KEY), "00".repeat(32));
      assertThatThrownBy(beside::vaultEntries).hasMessageContaining("is not the key of");
    }
  }

  @Test
  void anEntryGoesAfterItsTimeUnlessItsCaseIsOnHold() throws IOException {
    VaultFiles.create(folder, new SecureRandom());
    try (Database database = open()) {
      save(database);
      Vault vault = database.vault().orElseThrow();
      clock.move(Vault.KEPT.minus(Duration.ofDays(1)));
      assertThat(vault.expire(List.of())).isZero();
      clock.move(Duration.ofDays(2));
      assertThat(vault.expire(List.of(Items.id(1)))).isZero();
      assertThat(vault.expire(List.of())).isOne();
      assertThat(vault.read(Items.id(1))).isEmpty();
    }
  }

  @Test
  void theEndIsFixedWhenAnItemIsFirstKeptHoweverOftenItIsLookedAt() throws IOException {
    VaultFiles.create(folder, new SecureRandom());
    try (Database database = open()) {
      save(database);
      Vault vault = database.vault().orElseThrow();
      clock.move(Vault.KEPT.minus(Duration.ofDays(1)));
      save(database);
      database.listings().save(List.of(offer(1, identity(1))));
      assertThat(vault.count()).isEqualTo(2);
      clock.move(Duration.ofDays(2));
      assertThat(vault.expire(List.of())).isEqualTo(2);
      save(database);
      database.listings().save(List.of(offer(1, identity(2))));
      assertThat(vault.read(Items.id(1))).as("it still stands").isEmpty();
      assertThat(vault.count()).isZero();
      vault.erase(Items.id(1));
      database.listings().save(List.of(offer(1, identity(3))));
      assertThat(vault.count()).as("after an erasure it is another item").isOne();
    }
    try (Database database = open()) {
      assertThat(database.vault().orElseThrow().count()).isOne();
    }
  }

  @Test
  void theRoomOfWhatHasEndedIsGivenBackAndNoByteOfItStays() throws Exception {
    VaultFiles.create(folder, new SecureRandom());
    try (Database database = open()) {
      for (int round = 0; round < 4; round++) {
        List<ScoredListing> all = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
          all.add(offer(i, identity(200 * round + i)));
        }
        database.listings().save(all);
      }
    }
    Set<String> references = references();
    assertThat(references).hasSize(600);
    long before = Files.size(folder.resolve(VaultFiles.ENTRIES));
    try (Database database = open()) {
      Vault vault = database.vault().orElseThrow();
      clock.move(Vault.KEPT.plus(Duration.ofDays(1)));
      assertThat(vault.expire(List.of())).isEqualTo(600);
      assertThat(Files.size(folder.resolve(VaultFiles.ENTRIES))).isLessThan(before);
      for (int i = 0; i < 150; i++) {
        vault.erase(Items.id(i));
      }
      assertThat(vault.scrub()).isTrue();
      for (String reference : references) {
        assertThat(filesWith(reference)).isFalse();
      }
    }
  }

  private Set<String> references() throws SQLException {
    Set<String> found = new HashSet<>();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(VaultFiles.ENTRIES));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT reference FROM entry")) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  /** A made-up identity number with a right check digit (GB 11643). */
  private static String identity(int number) {
    String digits = "11010119491231" + "%03d".formatted(number);
    int rest = 0;
    for (int i = 0; i < digits.length(); i++) {
      rest += (digits.charAt(i) - '0') * (1 << (17 - i)) % 11;
    }
    return digits + "10X98765432".charAt(rest % 11);
  }

  @Test
  void anotherKeyOpensNothingAndTheStoreSaysSo() throws IOException {
    VaultFiles.create(folder, new SecureRandom());
    try (Database database = open()) {
      save(database);
    }
    Files.writeString(folder.resolve(VaultFiles.KEY), "00".repeat(32));
    assertThatThrownBy(this::open)
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("vault.key is not the key of vault.db");
    Files.writeString(folder.resolve(VaultFiles.KEY), "torn");
    assertThatThrownBy(this::open)
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("holds no key");
  }

  @Test
  void whatIsErasedAndWhatIsDestroyedIsGone() throws IOException {
    VaultFiles.create(folder, new SecureRandom());
    try (Database database = open()) {
      save(database);
      Vault vault = database.vault().orElseThrow();
      vault.erase(Items.id(1));
      assertThat(vault.read(Items.id(1))).isEmpty();
      save(database);
      database.destroyVault();
    }
    assertThat(folder.resolve(VaultFiles.KEY)).doesNotExist();
    assertThat(folder.resolve(VaultFiles.ENTRIES)).doesNotExist();
    try (Database database = open()) {
      assertThat(database.vault()).isEmpty();
    }
  }

  private static void save(Database database) {
    database.listings().save(List.of(offer(), Items.clear(2, "书 " + IDENTITY)));
  }

  private static ScoredListing offer() {
    return offer(1, IDENTITY);
  }

  private static ScoredListing offer(int number, String identity) {
    Listing listing =
        Items.live(number, "出素材").toBuilder().body("样品\n身份证：" + identity + "\n").build();
    return Items.flagged(listing, 0.9, Severity.HIGH, Items.MODEL_1);
  }

  private boolean filesWith(String text) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (filesWith(text, String.valueOf(file.getFileName()))) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean filesWith(String text, String file) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve(file));
    return new String(bytes, StandardCharsets.ISO_8859_1)
        .contains(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
  }
}

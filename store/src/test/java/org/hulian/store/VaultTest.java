package org.hulian.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
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
    Listing listing = Items.live(1, "出素材").toBuilder().body("样品\n身份证：" + IDENTITY + "\n").build();
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

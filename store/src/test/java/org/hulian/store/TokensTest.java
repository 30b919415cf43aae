package org.hulian.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.hulian.store.account.ApiToken;
import org.hulian.store.account.Role;
import org.hulian.store.account.Scope;
import org.hulian.store.account.TokenRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {
  private static final Set<Scope> SCOPES = Set.of(Scope.SEARCH, Scope.READ);
  private final SettableClock clock = new SettableClock();
  @TempDir private Path folder;
  private Database database;
  private TokenRepository tokens;

  @BeforeEach
  void open() {
    database = Database.open(folder, Access.WRITE, clock);
    String secret =
        database.accounts().invite(Set.of(Role.REVIEWER), Duration.ofHours(1), "system");
    database.accounts().accept(secret, "ren", "hash");
    tokens = database.tokens();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aTokenIsKnownAgainAndKeptNowhere() throws IOException {
    String token = tokens.create("ren", "triage", SCOPES, Duration.ofDays(30));
    assertThat(token).startsWith("hulian_").hasSize("hulian_".length() + 43);
    ApiToken found = tokens.find(token).orElseThrow();
    assertThat(found.account()).isEqualTo("ren");
    assertThat(found.scopes()).isEqualTo(SCOPES);
    assertThat(tokens.list("ren")).containsExactly(found).isEqualTo(tokens.listAll());
    database.close();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(bytes).as(file.toString()).doesNotContain(token.substring(7));
      }
    }
  }

  @Test
  void anotherTokenIsNone() {
    String token = tokens.create("ren", "triage", SCOPES, Duration.ofDays(30));
    assertThat(tokens.find(token.substring(7))).isEmpty();
    assertThat(tokens.find(token + "a")).isEmpty();
    assertThat(tokens.find("hulian_" + "A".repeat(43))).isEmpty();
    assertThat(tokens.find("")).isEmpty();
  }

  @Test
  void aTokenEndsAtItsTime() {
    String token = tokens.create("ren", "triage", SCOPES, Duration.ofDays(1));
    clock.move(Duration.ofDays(1).minusSeconds(1));
    assertThat(tokens.find(token)).isPresent();
    clock.move(Duration.ofSeconds(1));
    assertThat(tokens.find(token)).isEmpty();
    assertThat(tokens.list("ren")).hasSize(1);
  }

  @Test
  void noTokenHoldsLongerThanAYear() {
    assertThatThrownBy(() -> tokens.create("ren", "x", SCOPES, Duration.ofDays(367)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tokens.create("ren", "x", SCOPES, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tokens.create("ren", "x", Set.of(), Duration.ofDays(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(tokens.listAll()).isEmpty();
  }

  @Test
  void aRevokedTokenStaysRevoked() {
    String token = tokens.create("ren", "triage", SCOPES, Duration.ofDays(30));
    long id = tokens.find(token).orElseThrow().id();
    assertThat(tokens.revoke(id, "ren")).isTrue();
    assertThat(tokens.find(token)).isEmpty();
    assertThat(tokens.revoke(id, "ren")).isFalse();
    assertThat(tokens.list("ren").getFirst().revokedAt()).isEqualTo(clock.instant());
    assertThat(database.audit().list(Long.MAX_VALUE, 10))
        .extracting(entry -> entry.account() + " " + entry.action())
        .contains("ren token.created", "ren token.revoked");
  }

  @Test
  void theAuditLogSaysWhichTokenWasMadeAndEndedAndWhoseItWas() {
    tokens.create("ren", "other", SCOPES, Duration.ofDays(30));
    String token = tokens.create("ren", "triage", SCOPES, Duration.ofDays(30));
    long id = tokens.find(token).orElseThrow().id();
    tokens.revoke(id, "boss");
    assertThat(database.audit().list(Long.MAX_VALUE, 10))
        .filteredOn(entry -> entry.subject().equals("token:" + id))
        .extracting(entry -> entry.account() + " " + entry.action())
        .containsExactly("boss token.revoked", "ren token.created");
    assertThat(database.audit().list(Long.MAX_VALUE, 10))
        .filteredOn(entry -> entry.action().equals("token.revoked"))
        .allMatch(entry -> entry.details().toString().contains("ren"));
  }

  @Test
  void aTokenOfADisabledAccountOpensNothing() {
    String token = tokens.create("ren", "triage", SCOPES, Duration.ofDays(30));
    database.accounts().setEnabled("ren", false, "system");
    assertThat(tokens.find(token)).isEmpty();
    database.accounts().setEnabled("ren", true, "system");
    assertThat(tokens.find(token)).isPresent();
  }

  @Test
  void theLastUseIsKeptToTheMinute() {
    String token = tokens.create("ren", "triage", SCOPES, Duration.ofDays(30));
    tokens.used(tokens.find(token).orElseThrow());
    var first = tokens.find(token).orElseThrow().lastUsed();
    assertThat(first).isEqualTo(clock.instant());
    clock.move(Duration.ofSeconds(59));
    tokens.used(tokens.find(token).orElseThrow());
    assertThat(tokens.find(token).orElseThrow().lastUsed()).isEqualTo(first);
    clock.move(Duration.ofSeconds(1));
    tokens.used(tokens.find(token).orElseThrow());
    assertThat(tokens.find(token).orElseThrow().lastUsed()).isEqualTo(clock.instant());
  }
}

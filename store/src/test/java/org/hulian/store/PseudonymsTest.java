package org.hulian.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hulian.store.account.AccountRepository;
import org.hulian.store.account.Role;
import org.hulian.store.audit.Act;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What leaves the house says which reviewer it was without saying who. */
class PseudonymsTest {
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

  private void join(String name) {
    String secret = accounts.invite(Set.of(Role.REVIEWER), Duration.ofDays(1), "system");
    accounts.accept(secret, name, "x");
  }

  @Test
  void anAccountHasOneFromTheStartAndKeepsIt() {
    join("anna");
    String anna = accounts.pseudonym("anna");
    assertThat(anna).matches("R-[0-9A-HJKMNP-TV-Z]{4}");
    assertThat(accounts.pseudonyms()).isEqualTo(Map.of("anna", anna));

    accounts.setEnabled("anna", false, "boss");
    close();
    open();
    assertThat(accounts.pseudonym("anna")).isEqualTo(anna);
  }

  @Test
  void whoeverCameByALinkHasOneTooAndTheProgramKeepsItsName() {
    assertThat(accounts.pseudonym("demo-2")).isEqualTo(accounts.pseudonym("demo-2"));
    assertThat(accounts.pseudonym("demo-2")).isNotEqualTo(accounts.pseudonym("demo"));
    assertThat(accounts.pseudonym(Act.SYSTEM)).isEqualTo(Act.SYSTEM);
    assertThat(accounts.pseudonyms()).containsOnlyKeys("demo", "demo-2");
  }

  @Test
  void theLogSaysThatOneWasGivenButNotWhich() {
    accounts.pseudonym("anna");
    assertThat(database.audit().list(Long.MAX_VALUE, 10))
        .anySatisfy(entry -> assertThat(entry.action()).isEqualTo("pseudonym.given"))
        .allSatisfy(
            entry -> assertThat(entry.toString()).doesNotContain(accounts.pseudonym("anna")));
  }

  @Test
  void noTwoPeopleHaveTheSameHoweverManyAskAtOnce() throws Exception {
    List<Future<String>> asked = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 400; i++) {
        String name = "person" + i / 2;
        asked.add(threads.submit(() -> accounts.pseudonym(name)));
      }
    }
    Set<String> given = new HashSet<>();
    for (Future<String> one : asked) {
      given.add(one.get());
    }
    assertThat(given).hasSize(200);
    assertThat(accounts.pseudonyms()).hasSize(200);
  }
}

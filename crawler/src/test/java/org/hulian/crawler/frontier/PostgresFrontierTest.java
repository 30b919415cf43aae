package org.hulian.crawler.frontier;

import static org.assertj.core.api.Assertions.assertThat;

import edu.uci.ics.crawler4j.url.WebURL;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;

/**
 * The same statements on a real PostgreSQL, so that a frontier which several machines share needs
 * no more than a {@link Dialect} of its own.
 */
@EnabledOnOs(
    architectures = {"amd64", "x86_64"},
    disabledReason = "the server comes for these machines only")
class PostgresFrontierTest extends FrontierRules {
  private static EmbeddedPostgres server;

  private Dialect dialect;

  @BeforeAll
  static void start() throws IOException {
    server = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void anEmptyDatabase() throws Exception {
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("DROP DATABASE IF EXISTS frontier");
      statement.executeUpdate("CREATE DATABASE frontier");
    }
    dialect = new Postgres();
  }

  private static Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(server.getJdbcUrl("postgres", database));
  }

  @Override
  Dialect dialect() {
    return dialect;
  }

  /** Every address is leased by exactly one run, though all of them take at the same time. */
  @Test
  void runsThatTakeAtTheSameTimeNeverAskOneHostTogether() throws Exception {
    int sites = 4;
    int hosts = 40;
    List<SiteFrontier> runs = new ArrayList<>();
    for (int site = 0; site < sites; site++) {
      SiteFrontier run = open("site" + site, Duration.ZERO);
      List<FrontierAddress> found = new ArrayList<>();
      for (int host = 0; host < hosts; host++) {
        found.add(item("http://h" + host + ".example/" + site));
      }
      run.add(found);
      runs.add(run);
    }
    List<Future<List<String>>> taken = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (SiteFrontier run : runs) {
        taken.add(threads.submit(takeAll(run)));
      }
    }
    Set<String> asked = new HashSet<>();
    int leases = 0;
    for (Future<List<String>> urls : taken) {
      for (String url : urls.get()) {
        asked.add(url.substring(0, url.lastIndexOf('/')));
        leases++;
      }
    }
    assertThat(leases).isEqualTo(hosts);
    assertThat(asked).hasSize(hosts);
    for (SiteFrontier run : runs) {
      run.close();
    }
  }

  private static Callable<List<String>> takeAll(SiteFrontier run) {
    return () -> {
      List<String> urls = new ArrayList<>();
      List<WebURL> result = new ArrayList<>();
      while (run.getNumberOfAssignedPages() < 10) {
        result.clear();
        run.getNextURLs(1, result);
        if (result.isEmpty()) {
          break;
        }
        urls.add(result.getFirst().getURL());
      }
      return urls;
    };
  }

  private static final class Postgres implements Dialect {
    @Override
    public String where() {
      return "a test's PostgreSQL";
    }

    @Override
    public Connection connect() throws SQLException {
      return PostgresFrontierTest.connect("frontier");
    }

    @Override
    public void prepare(Connection connection) throws SQLException, IOException {
      try (Statement statement = connection.createStatement()) {
        if (statement.executeQuery("SELECT 1 FROM pg_tables WHERE tablename = 'site'").next()) {
          return;
        }
        for (int version = 1; version <= SqliteDialect.VERSION; version++) {
          String file = version == 1 ? "schema.sql" : "schema-" + version + ".sql";
          try (InputStream in = SiteFrontier.class.getResourceAsStream(file)) {
            String schema = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            statement.execute(
                schema
                    .replace("id INTEGER PRIMARY KEY", "id BIGSERIAL PRIMARY KEY")
                    .replace(" BLOB ", " BYTEA "));
          }
        }
      }
    }

    @Override
    public String begin() {
      return "BEGIN";
    }

    @Override
    public String skipLocked() {
      return " FOR UPDATE OF h SKIP LOCKED";
    }
  }
}

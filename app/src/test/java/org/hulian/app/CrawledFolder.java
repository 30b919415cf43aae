package org.hulian.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hulian.evidence.CaptureReader;
import org.hulian.evidence.Captured;
import org.hulian.index.ListingQuery;
import org.hulian.listing.CaptureRef;
import org.hulian.listing.Listing;
import org.hulian.store.listing.StoredListing;

/**
 * What a crawl left in a data folder, read back.
 *
 * @param addresses what the frontier knows of each address, but for its times
 * @param done addresses that count as looked at, with a page
 * @param versions every version of every listing in the store
 * @param captures listings' captures, by listing
 * @param recorded addresses of the pages in the WARC files, by record and digest
 * @param found how many listings the index finds
 * @param problems of WARC files and audit log
 */
record CrawledFolder(
    TreeSet<String> addresses,
    TreeSet<String> done,
    TreeSet<String> versions,
    Map<String, CaptureRef> captures,
    Map<CaptureRef, String> recorded,
    long found,
    List<String> problems) {

  static CrawledFolder read(Path folder) throws IOException, SQLException {
    List<String> problems = new ArrayList<>();
    TreeSet<String> versions = new TreeSet<>();
    Map<String, CaptureRef> captures = new HashMap<>();
    long found;
    try (DataFolder data = DataFolder.open(folder, Clock.systemUTC())) {
      data.store()
          .listings()
          .forEachVersion(
              stored -> {
                versions.add(line(stored));
                Listing listing = stored.listing();
                captures.put(
                    listing.id() + " " + stored.version(),
                    Objects.requireNonNull(listing.sighting().capture()));
              });
      data.store().audit().firstBroken().ifPresent(entry -> problems.add("audit entry " + entry));
      found = data.index().searcher().search(ListingQuery.of("二手书")).total();
    }
    return new CrawledFolder(
        rows(
            folder,
            "SELECT a.url, a.state, a.role, a.depth, a.hops, a.gone, a.reason, a.content_hash,"
                + " a.redirect_to, group_concat(s.listing || s.removed) FROM address a"
                + " LEFT JOIN shown s ON s.address = a.id GROUP BY a.id"),
        rows(folder, "SELECT url FROM address WHERE state = 'done' AND content_hash IS NOT NULL"),
        versions,
        captures,
        recorded(folder, problems),
        found,
        problems);
  }

  private static String line(StoredListing stored) {
    Listing listing = stored.listing();
    return listing.id()
        + " version "
        + stored.version()
        + " "
        + listing.contentHash()
        + " "
        + listing.sighting().status()
        + " "
        + stored.verdict().getClass().getSimpleName();
  }

  private static TreeSet<String> rows(Path folder, String sql) throws SQLException {
    TreeSet<String> rows = new TreeSet<>();
    String url = "jdbc:sqlite:" + folder.resolve("frontier.db");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        StringBuilder row = new StringBuilder(result.getString(1));
        for (int i = 2; i <= result.getMetaData().getColumnCount(); i++) {
          row.append(" | ").append(result.getString(i));
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }

  private static Map<CaptureRef, String> recorded(Path folder, List<String> problems)
      throws IOException {
    Map<CaptureRef, String> recorded = new HashMap<>();
    List<Path> files;
    try (Stream<Path> all = Files.list(DataFolder.warcOf(folder))) {
      files = all.filter(WarcSource::isWarc).sorted().toList();
    }
    for (Path file : files) {
      try (CaptureReader reader =
          CaptureReader.open(file, problem -> problems.add(problem.toString()))) {
        Optional<Captured> next = reader.next();
        while (next.isPresent()) {
          Captured page = next.get();
          if (page.status() == 200 && !page.truncated()) {
            recorded.put(page.capture(), page.uri().toString());
          }
          next = reader.next();
        }
      }
    }
    return recorded;
  }
}

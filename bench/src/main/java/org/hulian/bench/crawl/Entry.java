package org.hulian.bench.crawl;

/** The contenders, in the order of the tables. */
enum Entry {
  /** The least that fetches and reads: no robots.txt, no delay, nothing kept. */
  BARE("HttpClient 5 + jsoup", false),
  /** The same, with its addresses in a database. */
  BARE_SQLITE("HttpClient 5 + jsoup + SQLite", false),
  /** crawler4j as it comes. */
  STOCK("crawler4j 5.1, HSQLDB, Tika", true),
  /** Robots.txt, frontier and fetch of ours; pages are read as the bare loop reads them. */
  ENGINE("Hulian, links only, no WARC", false),
  /** All of ours, with extraction and WARC. */
  OURS("Hulian, whole", true);

  private final String label;
  private final boolean polite;

  Entry(String label, boolean polite) {
    this.label = label;
    this.polite = polite;
  }

  String label() {
    return label;
  }

  /** Whether it is in the table of politeness. */
  boolean polite() {
    return polite;
  }

  Contender make() {
    return switch (this) {
      case BARE -> new BareLoop(false);
      case BARE_SQLITE -> new BareLoop(true);
      case STOCK -> new StockCrawl();
      case ENGINE -> new OurCrawl(false);
      case OURS -> new OurCrawl(true);
    };
  }
}

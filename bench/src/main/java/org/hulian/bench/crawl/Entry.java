package org.hulian.bench.crawl;

import java.util.function.Supplier;

/** The contenders, in the order of the tables. */
enum Entry {
  /** The least that fetches and reads: no robots.txt, no delay, nothing kept. */
  BARE("HttpClient 5 + jsoup", false, () -> new BareLoop(false)),
  /** The same, with its addresses in a database. */
  BARE_SQLITE("HttpClient 5 + jsoup + SQLite", false, () -> new BareLoop(true)),
  /** crawler4j as it comes. */
  STOCK("crawler4j 5.1, HSQLDB, Tika", true, StockCrawl::new),
  /** Robots.txt, frontier and fetch of ours; pages are read as the bare loop reads them. */
  ENGINE("Hulian, links only, no WARC", false, () -> new OurCrawl(false)),
  /** All of ours, with extraction and WARC. */
  OURS("Hulian, whole", true, () -> new OurCrawl(true));

  private final String label;
  private final boolean polite;
  private final Supplier<Contender> maker;

  Entry(String label, boolean polite, Supplier<Contender> maker) {
    this.label = label;
    this.polite = polite;
    this.maker = maker;
  }

  String label() {
    return label;
  }

  /** Whether it knows of delays. */
  boolean polite() {
    return polite;
  }

  Contender make() {
    return maker.get();
  }
}

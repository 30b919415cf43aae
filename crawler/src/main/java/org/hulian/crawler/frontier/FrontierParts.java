package org.hulian.crawler.frontier;

import edu.uci.ics.crawler4j.frontier.DocIDServer;
import edu.uci.ics.crawler4j.frontier.Frontier;
import edu.uci.ics.crawler4j.frontier.FrontierConfiguration;
import edu.uci.ics.crawler4j.url.WebURLFactory;

/**
 * Hands the frontier to crawler4j. Its own document numbers are not used: the frontier itself tells
 * known addresses from new ones, in the transaction that adds them.
 */
public final class FrontierParts implements FrontierConfiguration, DocIDServer {
  private static final int UNKNOWN = -1;
  private final Frontier frontier;

  public FrontierParts(Frontier frontier) {
    this.frontier = frontier;
  }

  @Override
  public DocIDServer getDocIDServer() {
    return this;
  }

  @Override
  public Frontier getFrontier() {
    return frontier;
  }

  @Override
  public WebURLFactory getWebURLFactory() {
    return () -> FrontierAddress.found("http://localhost/", LinkRole.OTHER, 0, 0);
  }

  @Override
  public int getDocId(String url) {
    return UNKNOWN;
  }

  @Override
  public int getNewDocID(String url) {
    return 1;
  }

  @Override
  public void addUrlAndDocId(String url, int docId) {
    throw new UnsupportedOperationException("addresses go through the frontier");
  }

  @Override
  public boolean isSeenBefore(String url) {
    return false;
  }

  @Override
  public int getDocCount() {
    return 0;
  }

  @Override
  public void close() {
    // The frontier is closed by whoever opened it.
  }
}

package org.hulian.crawler.fetch;

import crawlercommons.filters.basic.BasicURLNormalizer;
import edu.uci.ics.crawler4j.crawler.CrawlConfig;
import edu.uci.ics.crawler4j.crawler.Page;
import edu.uci.ics.crawler4j.parser.HtmlParseData;
import edu.uci.ics.crawler4j.parser.HtmlParser;
import edu.uci.ics.crawler4j.parser.ParseData;
import edu.uci.ics.crawler4j.parser.Parser;
import edu.uci.ics.crawler4j.url.TLDList;
import edu.uci.ics.crawler4j.url.WebURL;
import edu.uci.ics.crawler4j.url.WebURLFactory;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.hulian.crawler.frontier.FrontierAddress;

/** What crawler4j takes for its parser; its own one, and Tika with it, is never called. */
final class DeskParser extends Parser {
  private static final HtmlParser UNUSED =
      new HtmlParser() {
        @Override
        public HtmlParseData parse(Page page) {
          throw new IllegalStateException("pages are read at the desk");
        }
      };

  private final PageDesk desk;

  DeskParser(
      CrawlConfig config,
      BasicURLNormalizer normalizer,
      TLDList domains,
      WebURLFactory factory,
      PageDesk desk)
      throws IOException {
    super(config, normalizer, UNUSED, domains, factory);
    this.desk = desk;
  }

  @Override
  public void parse(Page page) {
    FrontierAddress address = (FrontierAddress) page.getWebURL();
    Set<WebURL> links = new LinkedHashSet<>();
    for (FrontierAddress link : desk.read(address)) {
      link.foundOn(address);
      links.add(link);
    }
    page.setParseData(new Links(links));
  }

  /** All that crawler4j needs to know of a page. */
  private static final class Links implements ParseData {
    private Set<WebURL> targets;

    Links(Set<WebURL> targets) {
      this.targets = targets;
    }

    @Override
    public Set<WebURL> getOutgoingUrls() {
      return targets;
    }

    @Override
    public void setOutgoingUrls(Set<WebURL> outgoingUrls) {
      targets = outgoingUrls;
    }

    @Override
    public String toString() {
      return targets.size() + " links";
    }
  }
}

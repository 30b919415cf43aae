package org.hulian.crawler.extract;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hulian.crawler.PageSnapshot;
import org.hulian.crawler.extract.Extraction.Kind;
import org.hulian.crawler.extract.Extraction.Link;
import org.hulian.crawler.extract.Extraction.Role;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Reads the links of RSS and Atom feeds. What they say of an item is too little to keep. */
final class FeedReader {
  private final PageSnapshot snapshot;

  FeedReader(PageSnapshot snapshot) {
    this.snapshot = snapshot;
  }

  static boolean feed(String type) {
    return type.contains("rss")
        || type.contains("atom+xml")
        || type.startsWith("application/xml")
        || type.startsWith("text/xml");
  }

  Extraction read(boolean noindex) {
    String text = CharsetSniffer.decode(snapshot.body(), snapshot.header("content-type")).text();
    Document document =
        Parser.xmlParser()
            .setMaxDepth(Limits.MAX_DEPTH)
            .parseInput(text, snapshot.uri().toString());
    URI base = Addresses.canonical(snapshot.uri());
    Set<Link> links = new LinkedHashSet<>();
    for (Element link :
        document.select(
            "item > link, entry > link[href]:not([rel]), entry > link[rel=alternate][href]")) {
      if (links.size() >= Limits.MAX_LINKS) {
        break;
      }
      String address = link.hasAttr("href") ? link.attr("href") : link.text();
      Addresses.resolve(base, address).ifPresent(target -> links.add(new Link(target, Role.ITEM)));
    }
    List<Link> found = new ArrayList<>(links);
    return new Extraction(found.isEmpty() ? Kind.OTHER : Kind.INDEX, List.of(), found, noindex);
  }
}

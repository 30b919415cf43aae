package org.hulian.bench.crawl;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What the bare loop reads of a page: links, title and text of the posts. */
record PageLinks(List<String> links, int characters) {
  static PageLinks read(String html, String address) {
    Document document = Jsoup.parse(html, address);
    Set<String> links = new LinkedHashSet<>();
    for (Element link : document.select("a[href]")) {
      links.add(link.absUrl("href"));
    }
    int characters = document.title().length();
    for (Element post : document.select("[id^=postmessage_]")) {
      characters += post.text().length();
    }
    return new PageLinks(new ArrayList<>(links), characters);
  }
}

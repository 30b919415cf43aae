package org.hulian.crawler;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hulian.crawler.extract.Extraction;
import org.hulian.crawler.extract.Extraction.Kind;
import org.hulian.crawler.extract.Extraction.Link;
import org.hulian.crawler.extract.Extraction.Role;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;

/**
 * Reads pages made for tests: {@code item=id}, {@code removed}, {@code blocked}, {@code noindex},
 * {@code several} and links; what begins with {@code /i} is an item's page, what begins with {@code
 * /never} is never to be asked.
 */
public final class MarkedPages implements PageReader {
  private static final Pattern LINK = Pattern.compile("href=\"?([^\" >]+)");
  private static final Pattern ITEM = Pattern.compile("item=([a-z0-9-]+)");

  @Override
  public Extraction read(PageSnapshot page) {
    String text = new String(page.body(), StandardCharsets.UTF_8);
    if (text.contains("unreadable")) {
      throw new IllegalStateException("this page cannot be read");
    }
    List<Link> links = new ArrayList<>();
    Matcher link = LINK.matcher(text);
    while (link.find()) {
      URI target = page.uri().resolve(link.group(1));
      links.add(new Link(target, role(target.getPath())));
    }
    List<Listing> listings = new ArrayList<>();
    Matcher item = ITEM.matcher(text);
    while (item.find()) {
      listings.add(Listing.builder(new ListingId(item.group(1))).title(text).build());
    }
    Kind kind = listings.isEmpty() ? Kind.OTHER : Kind.ITEM;
    kind = text.contains("several") ? Kind.ITEMS : kind;
    kind = text.contains("removed") ? Kind.REMOVED : kind;
    kind = text.contains("blocked") ? Kind.BLOCKED : kind;
    return new Extraction(kind, listings, links, text.contains("noindex"));
  }

  @Override
  public Role role(URI address) {
    return role(address.getPath());
  }

  private static Role role(String path) {
    if (path.startsWith("/never")) {
      return Role.NEVER;
    }
    return path.startsWith("/i") ? Role.ITEM : Role.OTHER;
  }
}

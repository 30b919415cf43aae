package org.hulian.crawler.fetch;

import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.SiteMapURL;
import crawlercommons.sitemaps.UnknownFormatException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hulian.crawler.PageSnapshot;
import org.jspecify.annotations.Nullable;

/** Reads sitemaps and their indexes (sitemaps.org protocol 0.9), gzipped or not. */
public final class SitemapReader {
  /** The protocol's own limit, packed or not. */
  static final int MAX_BYTES = 50 << 20;

  /** The protocol's own limit; what stands behind it is not read. */
  private static final int MAX_ENTRIES = 50_000;

  /** How servers call files that they do not know, packed ones above all. */
  private static final Set<String> ANY_FILE =
      Set.of("application/octet-stream", "binary/octet-stream", "application/x-xml");

  private SitemapReader() {}

  /** Whether a media type may be that of a sitemap. */
  static boolean isSitemap(String type) {
    String plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return PageLoader.isPage(type) || ANY_FILE.contains(plain);
  }

  /**
   * An address in a sitemap.
   *
   * @param sitemap whether it is another sitemap
   * @param changedAt when it last changed, absent where the sitemap does not say
   */
  public record Entry(String address, boolean sitemap, @Nullable Instant changedAt) {}

  /**
   * Reads a sitemap.
   *
   * @throws IOException if it is none; the message says why
   */
  public static List<Entry> read(PageSnapshot page) throws IOException {
    // Whether it is packed shows in its first bytes, whatever its type and name say.
    PageBody body = PageBody.decode(page.body(), List.of("gzip"), MAX_BYTES);
    if (body.problem() != null) {
      throw new IOException(body.problem());
    }
    SiteMapParser parser = new SiteMapParser(false, true);
    parser.setStrictNamespace(false);
    try {
      return entries(parser.parseSiteMap(body.bytes(), page.uri().toURL()));
    } catch (UnknownFormatException e) {
      throw new IOException("no sitemap: " + e.getMessage(), e);
    }
  }

  private static List<Entry> entries(AbstractSiteMap map) {
    List<Entry> entries = new ArrayList<>();
    if (map instanceof SiteMapIndex index) {
      for (AbstractSiteMap child : index.getSitemaps()) {
        entries.add(new Entry(child.getUrl().toString(), true, instant(child.getLastModified())));
      }
    } else if (map instanceof SiteMap list) {
      for (SiteMapURL url : list.getSiteMapUrls()) {
        entries.add(new Entry(url.getUrl().toString(), false, instant(url.getLastModified())));
      }
    }
    return entries.size() > MAX_ENTRIES ? entries.subList(0, MAX_ENTRIES) : entries;
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }
}

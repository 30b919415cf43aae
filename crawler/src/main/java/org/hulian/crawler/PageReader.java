package org.hulian.crawler;

import java.net.URI;
import org.hulian.crawler.extract.Extraction;

/** Reads a page; called by many threads at once. */
@FunctionalInterface
public interface PageReader {
  Extraction read(PageSnapshot page);

  /**
   * What an address seems to show, where no page says so: in a sitemap, or in a queue that an older
   * run left.
   *
   * @return {@link Extraction.Role#NEVER} for what is not to be asked
   */
  default Extraction.Role role(URI address) {
    return Extraction.Role.OTHER;
  }
}

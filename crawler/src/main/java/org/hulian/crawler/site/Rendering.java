package org.hulian.crawler.site;

import java.util.List;

/**
 * How the pages of a site come to show what is on them.
 *
 * @param browser whether a browser runs their scripts first
 * @param hosts that scripts may be asked of, beyond those of the scope; written as those are
 */
public record Rendering(boolean browser, List<String> hosts) {
  /** As the server sends them. */
  public static final Rendering NONE = new Rendering(false, List.of());

  public Rendering {
    hosts = List.copyOf(hosts);
  }
}

package org.hulian.crawler.render;

import java.util.Set;

/** What came of rendering a page. */
public sealed interface Rendered {
  /**
   * The page as a visitor sees it.
   *
   * @param html in UTF-8; not to be changed by anybody
   * @param foreign hosts that it wanted to ask and that are none of the site's
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Page(byte[] html, Set<String> foreign) implements Rendered {}

  /** Its scripts lead elsewhere. */
  record Moved(String target) implements Rendered {}

  /**
   * There is no page.
   *
   * @param lasting whether another attempt would end the same way
   */
  record Broken(String reason, boolean lasting) implements Rendered {}
}

package org.hulian.crawler.fetch;

import java.util.Map;

/** What came of asking for something that a rendered page wants: a script, a style, an answer. */
public sealed interface PagePart {
  /**
   * An answer, which is recorded.
   *
   * @param headers names in lower case, without those that belong to the connection, and without
   *     cookies
   * @param body content codings undone; not to be changed by anybody
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Served(int status, Map<String, String> headers, byte[] body) implements PagePart {}

  /** It is not asked for, or there was no answer that could be used. */
  record Refused(String reason) implements PagePart {}
}

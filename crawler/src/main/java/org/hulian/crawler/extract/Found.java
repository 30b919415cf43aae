package org.hulian.crawler.extract;

import org.hulian.listing.Kind;

/**
 * An item found on a page.
 *
 * @param hidden whether moderators took its text away; title and replies may still be there
 */
record Found(Kind kind, Reading reading, boolean hidden) {
  Found(Kind kind, Reading reading) {
    this(kind, reading, false);
  }
}

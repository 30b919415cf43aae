package org.hulian.crawler.extract;

import org.hulian.listing.Kind;

/** An item found on a page. */
record Found(Kind kind, Reading reading) {}

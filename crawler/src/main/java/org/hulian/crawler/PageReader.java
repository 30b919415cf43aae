package org.hulian.crawler;

import org.hulian.crawler.extract.Extraction;

/** Reads a page; called by many threads at once. */
@FunctionalInterface
public interface PageReader {
  Extraction read(PageSnapshot page);
}

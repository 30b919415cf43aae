package org.hulian.crawler.extract;

/**
 * How much of a page is looked at. Pages are written by strangers: nothing about them is trusted.
 */
final class Limits {
  /** Bytes of a response that are decoded; what is beyond is not read. */
  static final int MAX_BYTES = 4 << 20;

  /** Depth of the element tree; what is deeper hangs at this level. */
  static final int MAX_DEPTH = 200;

  /** Elements of a page that are looked at, in page order. */
  static final int MAX_ELEMENTS = 60_000;

  /** Tags and comments of a page that are parsed: each element has two, and there are others. */
  static final int MAX_TAGS = 4 * MAX_ELEMENTS;

  /** Pages with more tags are parsed with an eye on the number of elements, which takes longer. */
  static final int FEW_TAGS = 20_000;

  /** Links of a page that are given on. */
  static final int MAX_LINKS = 10_000;

  /** Characters of one address. */
  static final int MAX_ADDRESS = 2_000;

  /** Characters of a title, seller or category. */
  static final int MAX_LINE = 500;

  /** Characters of a body or a reply. */
  static final int MAX_TEXT = 200_000;

  /** Replies of one page. */
  static final int MAX_REPLIES = 1_000;

  /** Items of a page that shows several in full. */
  static final int MAX_ITEMS = 500;

  /** Pictures of one item. */
  static final int MAX_IMAGES = 20;

  /** Characters of one block of structured data, or of all the microdata of a page. */
  static final int MAX_JSON = 2 << 20;

  /** Nesting of structured data. */
  static final int MAX_JSON_DEPTH = 60;

  private Limits() {}
}

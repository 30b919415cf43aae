package org.hulian.crawler.extract;

/** How a field of an item was found. */
public enum Way {
  /** By the marks of the page's engine, as its definition names them. */
  ENGINE(1, "engine"),
  JSON_LD(2, "JSON-LD"),
  MICRODATA(3, "microdata"),
  /** By OpenGraph and its like in the head of the page. */
  OPEN_GRAPH(4, "OpenGraph"),
  /** By headings, labels, marks and rows that most pages share. */
  SHAPE(5, "shape");

  private final int number;
  private final String title;

  Way(int number, String title) {
    this.number = number;
    this.title = title;
  }

  /** From 1. */
  int number() {
    return number;
  }

  /** What people call it. */
  public String title() {
    return title;
  }
}

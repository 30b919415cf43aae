package org.hulian.app.demo;

import java.util.Optional;

/** What one site of the sample market shows. */
interface SitePages {
  SampleSite site();

  /** Name of the charset that its pages are sent in. */
  String charset();

  /** Path of an item's page. */
  String address(SampleItem item);

  /** The page at this path, unless there is none on this day. */
  Optional<String> page(String path, int day);

  /** What is shown where something was. */
  String gone();
}

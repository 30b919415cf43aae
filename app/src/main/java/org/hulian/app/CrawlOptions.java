package org.hulian.app;

import picocli.CommandLine.Option;

/** Options of the commands that crawl. */
final class CrawlOptions {
  @Option(
      names = "--contact",
      paramLabel = "ADDRESS",
      converter = ContactAddress.class,
      description = "Web or mail address in the user agent, where the site definition has none.")
  String contact = "";

  @Option(names = "--allow-loopback", description = "May crawl this machine itself, for trials.")
  boolean loopback;
}

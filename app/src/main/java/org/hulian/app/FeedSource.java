package org.hulian.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.hulian.crawler.extract.ListingExtractor;
import org.hulian.listing.feed.FeedFormat;
import org.hulian.listing.feed.ListingFeed;

/** One feed that was named on the command line: a file or standard input. */
record FeedSource(String name, FeedFormat format, Charset charset, Terminal terminal) {

  /** Opens it; {@code problems} is told of what cannot be read, perhaps by another thread. */
  FeedListings open(Consumer<Problem> problems) throws IOException {
    if (!name.equals("-") && WarcSource.isWarc(Path.of(name))) {
      return FeedListings.ofWarc(
          Path.of(name), new WarcSource(new ListingExtractor(Home.engines()), problems));
    }
    InputStream stream = name.equals("-") ? terminal.in() : Files.newInputStream(Path.of(name));
    String shown = name.equals("-") ? "standard input" : name;
    return FeedListings.of(ListingFeed.read(stream, shown, format, charset), problems);
  }
}

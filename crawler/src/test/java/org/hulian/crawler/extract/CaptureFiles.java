package org.hulian.crawler.extract;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.hulian.crawler.PageSnapshot;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;

/** Shows the responses of a WARC file to a test. */
final class CaptureFiles {
  private CaptureFiles() {}

  static void read(Path file, Consumer<PageSnapshot> pages) throws IOException {
    try (WarcReader reader = new WarcReader(Files.newByteChannel(file))) {
      for (WarcRecord record : reader) {
        if (record instanceof WarcResponse response) {
          pages.accept(page(response));
        }
      }
    }
  }

  private static PageSnapshot page(WarcResponse response) throws IOException {
    Map<String, List<String>> headers = new HashMap<>();
    response
        .http()
        .headers()
        .map()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    String target =
        response.headers().first("WARC-Target-URI").orElseThrow().replaceAll("[<>]", "");
    byte[] body = response.http().body().stream().readAllBytes();
    return new PageSnapshot(
        URI.create(Addresses.tidy(target)),
        response.http().status(),
        headers,
        body,
        response.date(),
        null);
  }
}

package org.hulian.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** WARC files for tests: a page with goods for each name, each record a gzip member of its own. */
final class WarcFile {
  private WarcFile() {}

  /** Writes pages of the shop {@code shop.test} with goods of these names, numbered from 1. */
  static Path write(Path file, String... names) throws IOException {
    try (OutputStream all = Files.newOutputStream(file)) {
      for (int i = 0; i < names.length; i++) {
        append(all, i + 1, names[i], "松木，自提");
      }
    }
    return file;
  }

  /** Writes one page. */
  static void append(OutputStream all, int number, String name, String text) throws IOException {
    byte[] body = page(name, text).getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    String record =
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-"
            + String.format("%012d", number)
            + ">\r\nWARC-Date: 2026-11-01T00:00:00Z\r\nWARC-Target-URI: http://shop.test/item/"
            + number
            + "\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: "
            + (head.length() + body.length)
            + "\r\n\r\n";
    GZIPOutputStream member = new GZIPOutputStream(all);
    member.write(record.getBytes(StandardCharsets.UTF_8));
    member.write(head.getBytes(StandardCharsets.UTF_8));
    member.write(body);
    member.write("\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    member.finish();
  }

  private static String page(String name, String text) {
    return "<html><head><title>x</title><script type=\"application/ld+json\">"
        + "{\"@context\":\"https://schema.org\",\"@type\":\"Product\",\"name\":\""
        + name
        + "\",\"description\":\""
        + text
        + "\",\"offers\":{\"@type\":\"Offer\",\"price\":\"55\",\"priceCurrency\":\"CNY\"}}"
        + "</script></head><body><h1>木头书架</h1></body></html>";
  }
}

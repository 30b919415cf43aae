package org.hulian.crawler.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hulian.crawler.PageSnapshot;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A page written for the tests with what is true of it: {@code pages/NAME.html}, {@code .yaml}. */
record SavedPage(String name, PageSnapshot page, Map<?, ?> truth) {
  static final Instant LOOKED = Instant.parse("2026-11-22T07:29:33Z");

  static SavedPage of(String name) {
    Map<?, ?> truth =
        (Map<?, ?>)
            Objects.requireNonNull(
                new Load(LoadSettings.builder().build()).loadFromString(text(name + ".yaml")));
    Object charset = truth.get("charset");
    Charset written =
        charset == null ? StandardCharsets.UTF_8 : Charset.forName(charset.toString());
    byte[] body = text(name + ".html").getBytes(written);
    PageSnapshot page = snapshot(Objects.toString(truth.get("address")), body);
    int status = truth.get("status") instanceof Integer stated ? stated : 200;
    return new SavedPage(
        name, new PageSnapshot(page.uri(), status, page.headers(), body, LOOKED, null), truth);
  }

  static PageSnapshot snapshot(String address, byte[] body) {
    Map<String, List<String>> headers = Map.of("content-type", List.of("text/html"));
    return new PageSnapshot(URI.create(address), 200, headers, body, LOOKED, null);
  }

  static PageSnapshot snapshot(String address, String html) {
    return snapshot(address, html.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(String file) {
    try (InputStream in = SavedPage.class.getResourceAsStream("pages/" + file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String truth(String key) {
    Object value = truth.get(key);
    return value == null ? "" : value.toString();
  }

  List<String> truths(String key) {
    return truth.get(key) instanceof List<?> list
        ? list.stream().map(Object::toString).toList()
        : List.of();
  }

  /** The truth of each item of a page that shows several. */
  List<Map<?, ?>> several() {
    List<Map<?, ?>> all = new ArrayList<>();
    if (truth.get("listings") instanceof List<?> list) {
      list.forEach(one -> all.add((Map<?, ?>) one));
    }
    return all;
  }
}

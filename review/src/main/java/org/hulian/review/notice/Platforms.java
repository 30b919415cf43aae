package org.hulian.review.notice;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.springframework.stereotype.Component;

/**
 * To whom notices go: the rows of the program and those of the operator, who is asked first. A file
 * of the operator's that cannot be read is told of in the log and left out. Thread-safe.
 */
@Component
class Platforms {
  private static final String FILE = "platforms.yaml";
  private static final int USUAL_REPLY_DAYS = 7;
  private static final Logger LOG = LoggerFactory.getLogger(Platforms.class);

  private final PlatformFile own;

  Platforms(PlatformFile own) {
    this.own = own;
  }

  /** All, by the order of the files, the operator's first. */
  List<Platform> all() {
    Map<String, Platform> rows = new LinkedHashMap<>();
    own().forEach(row -> rows.putIfAbsent(row.name(), row));
    DataFile.shipped(FILE).stream()
        .map(Platforms::platform)
        .forEach(row -> rows.putIfAbsent(row.name(), row));
    return List.copyOf(rows.values());
  }

  /** The row of a platform; one without channels for a platform that has none. */
  Platform of(@Nullable String name) {
    String known = name == null ? "" : name;
    return all().stream()
        .filter(row -> row.name().equals(known))
        .findFirst()
        .orElseGet(() -> new Platform(known, "CN", known, known, USUAL_REPLY_DAYS, List.of()));
  }

  private List<Platform> own() {
    if (!Files.isRegularFile(own.path())) {
      return List.of();
    }
    try (InputStream in = Files.newInputStream(own.path())) {
      return DataFile.rows(in, own.path().toString()).stream().map(Platforms::platform).toList();
    } catch (IOException | IllegalArgumentException | YamlEngineException e) {
      LOG.warn("{} was left out: {}", own.path(), e.getMessage());
      return List.of();
    }
  }

  static Platform platform(Map<?, ?> row) {
    Object days = row.get("reply-days");
    List<Platform.Channel> channels =
        row.get("channels") instanceof List<?> list
            ? list.stream()
                .map(one -> DataFile.map(one, FILE))
                .map(
                    one ->
                        new Platform.Channel(
                            DataFile.text(one, "kind"), DataFile.text(one, "where")))
                .toList()
            : List.of();
    return new Platform(
        DataFile.text(row, "name"),
        DataFile.text(row, "jurisdiction"),
        DataFile.text(row, "zh"),
        DataFile.text(row, "en"),
        days == null ? USUAL_REPLY_DAYS : Integer.parseInt(days.toString()),
        channels);
  }
}

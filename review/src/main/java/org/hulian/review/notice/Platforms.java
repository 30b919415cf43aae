package org.hulian.review.notice;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * To whom notices go: the rows of the program and those of the operator, who is asked first. Read
 * once; immutable, thread-safe.
 */
public final class Platforms {
  private static final String FILE = "platforms.yaml";
  private static final int USUAL_REPLY_DAYS = 7;

  private final List<Platform> all;

  private Platforms(List<Platform> all) {
    this.all = List.copyOf(all);
  }

  /**
   * Reads both.
   *
   * @param own the operator's file, which need not be there
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it cannot be understood; says what is wrong
   */
  public static Platforms read(Path own) throws IOException {
    Map<String, Platform> rows = new LinkedHashMap<>();
    if (Files.isRegularFile(own)) {
      try (InputStream in = Files.newInputStream(own)) {
        DataFile.rows(in, own.toString()).stream()
            .map(Platforms::platform)
            .forEach(row -> rows.putIfAbsent(row.name(), row));
      } catch (YamlEngineException e) {
        throw new IllegalArgumentException(e.getMessage(), e);
      }
    }
    DataFile.shipped(FILE).stream()
        .map(Platforms::platform)
        .forEach(row -> rows.putIfAbsent(row.name(), row));
    return new Platforms(List.copyOf(rows.values()));
  }

  /** All, the operator's first. */
  List<Platform> all() {
    return all;
  }

  /** The row of a platform; one without channels for a platform that has none. */
  Platform of(@Nullable String name) {
    String known = name == null ? "" : name;
    return all.stream()
        .filter(row -> row.name().equals(known))
        .findFirst()
        .orElseGet(() -> new Platform(known, "CN", known, known, USUAL_REPLY_DAYS, List.of()));
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

package org.hulian.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of an index: one folder for each generation, and a file that names the one in use, so
 * that a rebuilt index takes the place of the old one in a single step.
 */
record IndexFolder(Path root) {
  private static final String CURRENT = "current";
  private static final String PREFIX = "generation-";

  /** The generation in use, if there is one. */
  Optional<Path> current() throws IOException {
    Path pointer = root.resolve(CURRENT);
    if (!Files.exists(pointer)) {
      return Optional.empty();
    }
    String name = Files.readString(pointer, StandardCharsets.UTF_8).strip();
    if (!name.matches(PREFIX + "\\d{1,9}")) {
      String reason = "names no generation of it in " + CURRENT;
      throw new IndexCorruptException(root, reason, new IOException(CURRENT));
    }
    return Optional.of(root.resolve(name));
  }

  /** A new, empty folder for the next generation. */
  Path createNext() throws IOException {
    Files.createDirectories(root);
    int last = 0;
    for (Path generation : generations()) {
      last = Math.max(last, number(generation));
    }
    return Files.createDirectory(root.resolve(PREFIX + (last + 1)));
  }

  /** The newest generation beyond the one in use: one that was being written, if there is any. */
  Optional<Path> unfinished(Path used) throws IOException {
    return generations().stream()
        .filter(generation -> number(generation) > number(used))
        .max(Comparator.comparingInt(IndexFolder::number));
  }

  /** Makes this generation the one in use; a crash leaves either the old one or the new one. */
  void use(Path generation) throws IOException {
    Path draft = root.resolve(CURRENT + ".new");
    Files.writeString(draft, generation.getFileName() + "\n", StandardCharsets.UTF_8);
    Files.move(
        draft,
        root.resolve(CURRENT),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Removes what a crash or a switch left behind. */
  void removeAllBut(Path... kept) throws IOException {
    for (Path other : generations()) {
      if (!List.of(kept).contains(other)) {
        remove(other);
      }
    }
  }

  static void remove(Path generation) throws IOException {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(generation)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.deleteIfExists(path);
    }
  }

  private List<Path> generations() throws IOException {
    try (Stream<Path> all = Files.list(root)) {
      return all.filter(path -> number(path) > 0).toList();
    }
  }

  private static int number(Path generation) {
    String name = generation.getFileName().toString();
    return name.matches(PREFIX + "\\d{1,9}")
        ? Integer.parseInt(name.substring(PREFIX.length()))
        : 0;
  }
}

package org.hulian.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hulian.evidence.CaptureReader;
import org.hulian.evidence.Captured;
import org.hulian.evidence.WarcDamagedException;

/** The recorded answers of a data folder, the newest file first. */
final class WarcFolder {
  private final Path folder;

  /** Looks into the WARC files of a data folder. */
  WarcFolder(Path data) {
    folder = DataFolder.warcOf(data);
  }

  /** The files, the newest first; none if nothing was recorded. */
  List<Path> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(WarcSource::isWarc).sorted(Comparator.reverseOrder()).toList();
    }
  }

  /** The newest answer that fits; files are read until one holds it. */
  Optional<Captured> newest(Predicate<Captured> wanted) throws IOException {
    for (Path file : files()) {
      Captured found = null;
      try (CaptureReader reader = CaptureReader.open(file, problem -> {})) {
        Optional<Captured> next = reader.next();
        while (next.isPresent()) {
          found = wanted.test(next.get()) ? next.get() : found;
          next = reader.next();
        }
      } catch (WarcDamagedException e) {
        // A crawl may be writing it just now; what was read until here counts.
      }
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /**
   * Where the newest answers of so many addresses stand that fit; those of one address count once.
   *
   * @return the newest first
   */
  List<Captured.Location> newest(Predicate<Captured> wanted, int most) throws IOException {
    Map<URI, Captured.Location> found = new LinkedHashMap<>();
    for (Path file : files()) {
      Map<URI, Captured.Location> here = new LinkedHashMap<>();
      try (CaptureReader reader = CaptureReader.open(file, problem -> {})) {
        Optional<Captured> next = reader.next();
        while (next.isPresent()) {
          Captured captured = next.get();
          if (wanted.test(captured)) {
            here.remove(captured.uri());
            here.put(captured.uri(), captured.at());
          }
          next = reader.next();
        }
      } catch (WarcDamagedException e) {
        // A crawl may be writing it just now; what was read until here counts.
      }
      new ArrayList<>(here.entrySet())
          .reversed()
          .forEach(entry -> found.putIfAbsent(entry.getKey(), entry.getValue()));
      if (found.size() >= most) {
        break;
      }
    }
    return found.values().stream().limit(most).toList();
  }
}

package org.hulian.evidence.pack;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder within a data folder where packages are put together, for its owner alone: they may
 * hold pages that nothing masks. Whoever holds the data folder for writing empties it at the start
 * of what a crash left, and before an erasure counts as done. Thread-safe; one for each data folder
 * that is open for writing.
 */
public final class PackingFolder {
  /** Its name in the data folder. */
  public static final String NAME = "packing";

  private static final Set<PosixFilePermission> OWN = PosixFilePermissions.fromString("rwx------");

  /** As packages in the making were called that lay in the data folder itself. */
  private static final Pattern BEFORE =
      Pattern.compile("records-\\d+\\.warc\\.gz|package-\\d+\\.part");

  private final Path data;
  private final Path folder;
  private final Set<Path> inUse = new HashSet<>();

  /** Makes nothing yet. */
  public PackingFolder(Path data) {
    this.data = data;
    this.folder = data.resolve(NAME);
  }

  /**
   * Makes an empty file that only its owner can read, and that {@link #empty} leaves alone until it
   * is {@link #remove removed}.
   *
   * @param ending of its name
   */
  public synchronized Path file(String ending) throws IOException {
    makeFolder();
    Path file = Files.createTempFile(folder, "", ending);
    inUse.add(file);
    return file;
  }

  private void makeFolder() throws IOException {
    try {
      Files.createDirectory(folder);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(folder, OWN);
    }
  }

  /** Removes a file that is done with; one that is gone already is fine. */
  public synchronized void remove(Path file) throws IOException {
    Files.deleteIfExists(file);
    inUse.remove(file);
  }

  /**
   * Removes whatever nobody works with.
   *
   * @return whether nothing is left; else packages are being made or given away
   */
  public synchronized boolean empty() throws IOException {
    for (Path file : left()) {
      if (!inUse.contains(file)) {
        Files.deleteIfExists(file);
      }
    }
    return inUse.isEmpty();
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> own = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty();
        Stream<Path> beside = Files.list(data)) {
      return Stream.concat(
              own,
              beside.filter(file -> BEFORE.matcher(String.valueOf(file.getFileName())).matches()))
          .toList();
    }
  }
}

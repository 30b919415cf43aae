package org.hulian.classifier.corenlp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Cuts CoreNLP's Chinese models (1.6 GB) down to the files in use (0.1 GB). The target appears
 * whole or not at all.
 */
public final class ModelCutter {
  private static final int PATHS = 2;

  private ModelCutter() {}

  /**
   * Cuts from the command line.
   *
   * @param paths the full jar and the target
   * @throws IOException if the jar cannot be read or the target not written
   */
  public static void main(String[] paths) throws IOException {
    if (paths.length != PATHS) {
      throw new IllegalArgumentException("usage: ModelCutter FULL_JAR TARGET");
    }
    cut(Path.of(paths[0]), Path.of(paths[1]));
  }

  /**
   * Cuts.
   *
   * @param fullJar {@code stanford-corenlp-4.5.10-models-chinese.jar}
   * @param target where the small jar goes; replaced if it is there
   * @throws IOException if the jar lacks a file, cannot be read, or the target not be written
   */
  public static void cut(Path fullJar, Path target) throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null) {
      throw new FileAlreadyExistsException("not a file: " + target);
    }
    Files.createDirectories(folder);
    Path draft = Files.createTempFile(folder, "corenlp-", ".part");
    try {
      write(fullJar, draft);
      verify(draft);
      Files.move(
          draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void write(Path fullJar, Path draft) throws IOException {
    try (ZipFile full = new ZipFile(fullJar.toFile());
        OutputStream out = Files.newOutputStream(draft);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : ModelFiles.KEPT) {
        ZipEntry entry = full.getEntry(name);
        if (entry == null) {
          throw new IOException(fullJar + " has no " + name);
        }
        ZipEntry kept = new ZipEntry(name);
        kept.setTime(entry.getTime());
        zip.putNextEntry(kept);
        try (InputStream in = full.getInputStream(entry)) {
          in.transferTo(zip);
        }
        zip.closeEntry();
      }
    }
  }

  /**
   * Checks that a small jar has every file, whole.
   *
   * @throws IOException if not
   */
  public static void verify(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (String name : ModelFiles.KEPT) {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
          throw new IOException(jar + " has no " + name);
        }
        CRC32 sum = new CRC32();
        try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), sum)) {
          in.transferTo(OutputStream.nullOutputStream());
        }
        if (sum.getValue() != entry.getCrc()) {
          throw new IOException(jar + ": " + name + " is damaged");
        }
      }
    }
  }
}

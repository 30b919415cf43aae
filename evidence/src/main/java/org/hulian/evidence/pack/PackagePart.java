package org.hulian.evidence.pack;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One file on its way into a package.
 *
 * @param path within the package: one folder at most, letters, digits, dots, hyphens
 * @param mediaType RFC 6838
 */
public record PackagePart(String path, String mediaType, Source source) {
  /** Gives the content; the same each time. */
  @FunctionalInterface
  public interface Source {
    InputStream open() throws IOException;
  }

  /** A file of text. */
  public static PackagePart text(String path, String mediaType, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new PackagePart(path, mediaType, () -> new ByteArrayInputStream(bytes));
  }

  /** A file as it is. */
  public static PackagePart file(String path, String mediaType, Path file) {
    return new PackagePart(path, mediaType, () -> Files.newInputStream(file));
  }
}

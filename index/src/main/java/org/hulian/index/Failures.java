package org.hulian.index;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.store.LockObtainFailedException;

/** Says of a failure of Lucene which index it is of and what it means. */
final class Failures {
  private Failures() {}

  static RuntimeException of(Path folder, IOException e) {
    return switch (e) {
      case LockObtainFailedException locked -> new IndexLockedException(folder, e);
      case IndexNotFoundException missing -> new IndexCorruptException(folder, "is missing", e);
      case CorruptIndexException corrupt -> new IndexCorruptException(folder, "is damaged", e);
      case FileNotFoundException gone -> new IndexCorruptException(folder, "lacks a file", e);
      case NoSuchFileException gone -> new IndexCorruptException(folder, "lacks a file", e);
      case EOFException cut -> new IndexCorruptException(folder, "is cut short", e);
      case IndexFormatTooOldException old ->
          new IndexCorruptException(folder, "is of an older version", e);
      case IndexFormatTooNewException young ->
          new IndexCorruptException(folder, "is of a newer version", e);
      default -> {
        String what = "the index in " + folder + " cannot be read or written: " + e.getMessage();
        yield new UncheckedIOException(what, e);
      }
    };
  }
}

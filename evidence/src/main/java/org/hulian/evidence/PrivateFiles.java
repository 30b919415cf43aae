package org.hulian.evidence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Makes files that only their owner can read, where the file system can say so: pages as they came
 * hold what is masked everywhere else.
 */
public final class PrivateFiles {
  private static final Set<PosixFilePermission> OWN = PosixFilePermissions.fromString("rw-------");

  private PrivateFiles() {}

  /**
   * Makes a file and opens it for writing.
   *
   * @throws FileAlreadyExistsException if there is one
   */
  static FileChannel create(Path file) throws IOException {
    return FileChannel.open(
        file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes(file));
  }

  /** Makes an empty file; one that is there is taken from everybody but its owner. */
  public static void ensure(Path file) throws IOException {
    try {
      Files.createFile(file, attributes(file));
    } catch (FileAlreadyExistsException e) {
      if (isPosix(file) && !Files.getPosixFilePermissions(file).equals(OWN)) {
        Files.setPosixFilePermissions(file, OWN);
      }
    }
  }

  private static FileAttribute<?>[] attributes(Path file) {
    return isPosix(file)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWN)}
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}

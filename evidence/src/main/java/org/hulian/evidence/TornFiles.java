package org.hulian.evidence;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.ZipException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files that a crash left in use: what comes after their last whole record is cut off. */
final class TornFiles {
  private static final Logger LOG = LoggerFactory.getLogger(TornFiles.class);

  private TornFiles() {}

  static void repair(Path folder) throws IOException {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, "*.warc.gz" + CaptureFile.IN_USE)) {
      for (Path file : files) {
        try {
          repairFile(file);
        } catch (NoSuchFileException e) {
          LOG.debug("{}: finished by its writer meanwhile", file);
        }
      }
    }
  }

  private static void repairFile(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      if (!lock(channel)) {
        return;
      }
      long whole = wholeBytes(file);
      long torn = channel.size() - whole;
      if (torn > 0) {
        LOG.warn("{}: cut off {} bytes of a record that was not finished", file, torn);
        channel.truncate(whole);
      }
      channel.force(true);
      String name = String.valueOf(file.getFileName());
      String finalName = name.substring(0, name.length() - CaptureFile.IN_USE.length());
      Files.move(file, file.resolveSibling(finalName), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** Whether no process writes to the file any more. */
  private static boolean lock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // another archive of this process
    }
  }

  /** Length of the records that are complete and undamaged, from the start of the file. */
  private static long wholeBytes(Path file) throws IOException {
    try (GzipMembers members =
        new GzipMembers(new BufferedInputStream(Files.newInputStream(file)), 0)) {
      try {
        boolean more = true;
        while (more) {
          more = members.next(); // checks the member before
        }
        return members.start();
      } catch (EOFException | ZipException e) {
        return members.start();
      }
    }
  }
}

package org.hulian.crawler.frontier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Lets one run of a site go on at a time; the system frees it when its process dies. */
final class SiteLock implements AutoCloseable {
  private final FileChannel channel;

  private SiteLock(FileChannel channel) {
    this.channel = channel;
  }

  static SiteLock take(Path folder, String site) {
    Path file = folder.resolve("frontier-" + site + ".lock");
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel)) {
        return new SiteLock(channel);
      }
      channel.close();
    } catch (IOException e) {
      throw new FrontierException("cannot use " + file + ": " + e.getMessage(), e);
    }
    throw new FrontierException("a crawl of " + site + " is going on in " + folder, null);
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // held by this very process
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

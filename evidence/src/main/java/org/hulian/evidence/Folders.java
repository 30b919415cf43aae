package org.hulian.evidence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** What has to be done to a folder so that new names in it survive a loss of power. */
final class Folders {
  private Folders() {}

  static void force(@Nullable Path folder) throws IOException {
    if (folder == null || !folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return; // elsewhere a folder cannot be opened, and its names are kept by other means
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}

package org.hulian.store.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.hulian.evidence.PrivateFiles;
import org.hulian.evidence.log.SignedCheckpoint;

/**
 * A file of all checkpoints one after the other, to be copied off the machine: what is there is out
 * of reach for whoever rewrites the log here.
 */
final class CheckpointFile {
  private final Path file;

  CheckpointFile(Path folder) {
    file = folder.resolve("audit.checkpoints");
  }

  Path path() {
    return file;
  }

  /**
   * What the file holds; nothing if there is none.
   *
   * @throws IllegalArgumentException if it holds anything but checkpoints
   */
  List<SignedCheckpoint> read() throws IOException {
    return Files.exists(file) ? SignedCheckpoint.readAll(Files.readString(file)) : List.of();
  }

  /**
   * Adds those that the file does not have yet.
   *
   * @param known all that there are, the oldest first
   * @throws IllegalArgumentException if the file holds anything but checkpoints
   */
  void complete(List<SignedCheckpoint> known) throws IOException {
    PrivateFiles.ensure(file);
    List<SignedCheckpoint> there = read();
    long newest = there.isEmpty() ? -1 : there.getLast().head().size();
    StringBuilder missing = new StringBuilder();
    known.stream().filter(one -> one.head().size() > newest).forEach(missing::append);
    ByteBuffer bytes = ByteBuffer.wrap(missing.toString().getBytes(StandardCharsets.UTF_8));
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }
}

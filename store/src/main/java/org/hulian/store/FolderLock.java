package org.hulian.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a data folder for one writing process. The operating system gives the lock back when the
 * process ends, however it ends; the file stays and says who was last.
 */
final class FolderLock implements AutoCloseable {
  private static final String NAME = "hulian.lock";
  private static final int MAX_COMMAND = 200;

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Who holds a lock.
   *
   * @param pid 0 if it is not known
   * @param command empty if it is not known
   */
  record Holder(long pid, String command) {
    static final Holder UNKNOWN = new Holder(0, "");

    @Override
    public String toString() {
      if (pid == 0) {
        return "another process";
      }
      return "process " + pid + (command.isEmpty() ? "" : " (" + command + ")");
    }
  }

  /**
   * Takes the lock.
   *
   * @throws DataFolderBusyException if somebody else has it, this process included
   */
  static FolderLock take(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    PrivateFiles.create(file);
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    try {
      if (tryLock(channel) == null) {
        throw new DataFolderBusyException(folder, holder(file));
      }
      sign(channel);
      return new FolderLock(channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static void sign(FileChannel channel) throws IOException {
    String command = System.getProperty("sun.java.command", "").replaceAll("\\s+", " ").strip();
    String shown = command.substring(0, Math.min(command.length(), MAX_COMMAND));
    String text = ProcessHandle.current().pid() + "\n" + shown + "\n";
    channel.truncate(0);
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static Holder holder(Path file) throws IOException {
    String[] lines = Files.readString(file).split("\n", -1);
    if (lines.length < 2 || !lines[0].matches("\\d{1,18}")) {
      return Holder.UNKNOWN;
    }
    return new Holder(Long.parseLong(lines[0]), lines[1]);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

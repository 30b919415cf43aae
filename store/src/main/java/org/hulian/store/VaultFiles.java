package org.hulian.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/** The files of the vault in a data folder: the entries, and the key that opens them. */
public final class VaultFiles {
  /** The sealed entries. */
  public static final String ENTRIES = "vault.db";

  /** The key; who has both files can read the entries, so copies of the two belong apart. */
  public static final String KEY = "vault.key";

  private static final int KEY_BYTES = 32;
  private static final List<String> ALL = List.of(ENTRIES, ENTRIES + "-wal", ENTRIES + "-shm", KEY);

  private VaultFiles() {}

  /** Whether the folder has a vault. */
  public static boolean exist(Path folder) {
    return Files.isRegularFile(folder.resolve(KEY));
  }

  /** Makes a key, from which on covered pieces are kept; does nothing if there is one. */
  public static void create(Path folder, SecureRandom random) throws IOException {
    if (exist(folder)) {
      return;
    }
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    PrivateFiles.createFolder(folder);
    Path next = folder.resolve(KEY + ".next"); // a crash must not leave half a key
    PrivateFiles.create(next);
    Files.writeString(next, HexFormat.of().formatHex(key) + "\n");
    Files.move(next, folder.resolve(KEY), StandardCopyOption.ATOMIC_MOVE);
    PrivateFiles.create(folder.resolve(ENTRIES));
  }

  static byte[] key(Path folder) throws IOException {
    try {
      return HexFormat.of().parseHex(Files.readString(folder.resolve(KEY)).strip());
    } catch (IllegalArgumentException e) {
      throw new IOException(KEY + " holds no key", e);
    }
  }

  /**
   * Destroys the key and then the entries, for good: without the key no copy of the entries can be
   * read.
   */
  public static void destroy(Path folder) throws IOException {
    Path key = folder.resolve(KEY);
    if (Files.exists(key)) {
      try (FileChannel channel = FileChannel.open(key, StandardOpenOption.WRITE)) {
        ByteBuffer zeros = ByteBuffer.allocate((int) channel.size());
        while (zeros.hasRemaining()) {
          channel.write(zeros);
        }
        channel.force(true);
      }
    }
    for (String file : ALL) {
      Files.deleteIfExists(folder.resolve(file));
    }
  }
}

package org.hulian.store.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Optional;
import org.hulian.evidence.PrivateFiles;
import org.hulian.evidence.log.SignerKey;

/** The key that signs checkpoints, in a file that only its owner can read. */
final class KeyFile {
  private final Path file;

  KeyFile(Path folder) {
    file = folder.resolve("audit.key");
  }

  /** The key; empty if there is none yet. */
  Optional<SignerKey> find() {
    try {
      if (!Files.exists(file) || Files.size(file) == 0) {
        return Optional.empty();
      }
      return Optional.of(SignerKey.read(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          file + " is damaged: put the copy of it back, or move it away and another is made", e);
    }
  }

  /** The key of this origin; it is made if there is none. */
  SignerKey get(String origin, SecureRandom random) {
    SignerKey key = find().orElseGet(() -> make(origin, random));
    if (!key.verifier().name().equals(origin)) {
      throw new IllegalStateException(
          file + " is the key of another log, " + key.verifier().name() + "; move it away");
    }
    return key;
  }

  private SignerKey make(String origin, SecureRandom random) {
    SignerKey key = SignerKey.make(origin, random);
    try {
      PrivateFiles.ensure(file);
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(key.secret().getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      return key;
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
    }
  }
}

package org.hulian.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.hulian.evidence.PrivateFiles;
import org.hulian.evidence.log.SignerKey;
import org.hulian.evidence.pack.Seal;
import org.hulian.evidence.pack.Sealer;

/**
 * Signs packages with the key in {@code package.key} of a data folder, which only its owner can
 * read, and which is made with the first package. Thread-safe.
 */
final class Sealing implements Sealer {
  private static final String FILE = "package.key";
  private static final String NAME = "hulian/packages";

  private final Path folder;

  Sealing(Path folder) {
    this.folder = folder;
  }

  @Override
  public Seal seal(String name, String manifestSha256) {
    SignerKey key = key();
    return new Seal(key.verifier(), key.sign(Seal.words(manifestSha256)), null);
  }

  private synchronized SignerKey key() {
    Path file = folder.resolve(FILE);
    try {
      PrivateFiles.ensure(file);
      String known = Files.readString(file);
      if (!known.isEmpty()) {
        return SignerKey.read(known);
      }
      SignerKey made = SignerKey.make(NAME, new SecureRandom());
      Files.writeString(file, made.secret());
      return made;
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandException(
          file + " cannot be used: " + e.getMessage() + "; put the copy of it back", e);
    }
  }
}

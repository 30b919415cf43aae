package org.hulian.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A secret of a data folder, in a file that only its owner can read. */
final class TokenFile {
  /** What a program shows that reads the figures. */
  static final String METRICS = "metrics.token";

  /** What webhooks are signed with. */
  static final String WEBHOOK = "webhook.secret";

  /** What the tokens of a sellers' network are made with. */
  static final String NETWORK = "network.key";

  private static final int BYTES = 32;

  /** One of somebody's own making may be shorter than ours, but not so short as to be guessed. */
  private static final int LEAST = 32;

  private TokenFile() {}

  /** The secret; it is made if there is none, or none that was written to its end. */
  static String read(Path folder, String name, SecureRandom random) throws IOException {
    Path file = folder.resolve(name);
    PrivateFiles.create(file);
    String known = Files.readString(file).strip();
    if (known.length() >= LEAST) {
      return known;
    }
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String made = HexFormat.of().formatHex(bytes);
    Files.writeString(file, made + "\n");
    return made;
  }
}

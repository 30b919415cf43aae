package org.hulian.store.account;

import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Which pseudonym is whose. Drawn at random, so that it tells neither name nor order. */
record PseudonymRows(SecureRandom random) {
  private static final String PREFIX = "R-";

  /** Crockford's base 32: none is taken for another when it is read out or copied. */
  private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int LENGTH = 4;

  /** The one that an account has. */
  Optional<String> find(Handle handle, String account) {
    return handle
        .createQuery("SELECT pseudonym FROM pseudonym WHERE account = :account")
        .bind("account", account)
        .mapTo(String.class)
        .findOne();
  }

  /** Gives an account that has none a new one. */
  String give(Handle handle, String account) {
    while (true) {
      String drawn = draw();
      int given =
          handle
              .createUpdate(
                  "INSERT INTO pseudonym (account, pseudonym) VALUES (:account, :pseudonym)"
                      + " ON CONFLICT (pseudonym) DO NOTHING")
              .bind("account", account)
              .bind("pseudonym", drawn)
              .execute();
      if (given > 0) {
        return drawn;
      }
    }
  }

  private String draw() {
    StringBuilder drawn = new StringBuilder(PREFIX);
    for (int i = 0; i < LENGTH; i++) {
      drawn.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
    }
    return drawn.toString();
  }

  /** All that were given, by account, in the order of accounts. */
  static Map<String, String> all(Handle handle) {
    Map<String, String> all = new LinkedHashMap<>();
    handle
        .createQuery("SELECT account, pseudonym FROM pseudonym ORDER BY account")
        .map((rows, context) -> Map.entry(rows.getString(1), rows.getString(2)))
        .forEach(one -> all.put(one.getKey(), one.getValue()));
    return all;
  }
}

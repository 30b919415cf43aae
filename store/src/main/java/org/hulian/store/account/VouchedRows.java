package org.hulian.store.account;

import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Which accounts are theirs for whom an issuer vouches. */
final class VouchedRows {
  /** Hash that no password has: such an account has none. */
  static final String NO_PASSWORD = "{none}";

  /** Names in the audit log that are no account's. */
  private static final String RESERVED = "system|anonymous|demo(-\\d+)?";

  private static final int LONGEST = 50;

  private VouchedRows() {}

  static Optional<String> find(Handle handle, Vouched who) {
    return handle
        .createQuery(
            "SELECT account FROM vouched_account WHERE issuer = :issuer AND subject = :subject")
        .bind("issuer", who.issuer())
        .bind("subject", who.subject())
        .mapTo(String.class)
        .findOne();
  }

  static boolean isOne(Handle handle, String account) {
    return handle
        .createQuery("SELECT 1 FROM vouched_account WHERE account = :account")
        .bind("account", account)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  static void add(Handle handle, Vouched who, String account) {
    handle
        .createUpdate(
            "INSERT INTO vouched_account (issuer, subject, account)"
                + " VALUES (:issuer, :subject, :account)")
        .bind("issuer", who.issuer())
        .bind("subject", who.subject())
        .bind("account", account)
        .execute();
  }

  /** The name that is wished for, as far as it is one; the next free one by a number. */
  static String freeName(Handle handle, String wish) {
    String wanted = wish.toLowerCase(Locale.ROOT).replaceFirst("@.*", "");
    String plain = wanted.replaceAll("[^a-z0-9._-]", "");
    String base =
        plain.length() < 2 || plain.matches(RESERVED)
            ? "person"
            : plain.substring(0, Math.min(LONGEST, plain.length()));
    String name = base;
    for (int next = 2; taken(handle, name); next++) {
      name = base + "-" + next;
    }
    return name;
  }

  /** Also by somebody who is no more: the audit log would make one of two. */
  private static boolean taken(Handle handle, String name) {
    return handle
        .createQuery(
            "SELECT 1 FROM account WHERE name = :name"
                + " UNION SELECT 1 FROM pseudonym WHERE account = :name")
        .bind("name", name)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }
}

package org.hulian.store.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hulian.store.sql.Instants;
import org.jdbi.v3.core.Handle;

/**
 * Links by which the owner of an account chooses a new password: rows of the invitations that name
 * an account. The look-up is by a hash that a guesser cannot steer.
 */
record PasswordLinks(Clock clock) {

  /** Adds a link and ends earlier ones; false if there is nobody to give it to. */
  boolean offer(Handle handle, String name, String secretHash, Duration validity, String by) {
    Instant now = Instants.now(clock);
    endAll(handle, name);
    return handle
            .createUpdate(
                "INSERT INTO invitation"
                    + " (secret_hash, roles, invited_by, created_at, expires_at, account)"
                    + " SELECT :hash, roles, :by, :now, :end, name FROM account"
                    + " WHERE name = :name AND enabled = 1")
            .bind("hash", secretHash)
            .bind("by", by)
            .bind("now", Instants.micros(now))
            .bind("end", Instants.micros(now.plus(validity)))
            .bind("name", name)
            .execute()
        > 0;
  }

  /** The account of a link that is still good. */
  Optional<String> account(Handle handle, String secretHash) {
    return handle
        .createQuery(
            "SELECT a.name FROM invitation i JOIN account a ON a.name = i.account"
                + " WHERE i.secret_hash = :hash AND i.used_by IS NULL AND i.expires_at > :now"
                + " AND a.enabled = 1")
        .bind("hash", secretHash)
        .bind("now", Instants.micros(clock.instant()))
        .mapTo(String.class)
        .findOne();
  }

  /** Changes the password; no link of the account is good any more. */
  void use(Handle handle, String name, String passwordHash) {
    endAll(handle, name);
    handle
        .createUpdate("UPDATE account SET password_hash = :password WHERE name = :name")
        .bind("password", passwordHash)
        .bind("name", name)
        .execute();
  }

  private static void endAll(Handle handle, String name) {
    handle
        .createUpdate(
            "UPDATE invitation SET used_by = :name WHERE account = :name AND used_by IS NULL")
        .bind("name", name)
        .execute();
  }
}

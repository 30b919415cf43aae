package org.hulian.store.audit;

import java.util.List;
import java.util.Map;
import org.hulian.store.sql.Sql;

/**
 * The WARC files that were written to their end, with their hashes, which are in the audit log too.
 * Thread-safe.
 */
public final class WarcFiles {
  private final Sql sql;
  private final AuditLog audit;

  public WarcFiles(Sql sql, AuditLog audit) {
    this.sql = sql;
    this.audit = audit;
  }

  /**
   * A file as it was when it was closed.
   *
   * @param name without a folder
   * @param sha256 lower-case hexadecimal
   */
  public record Sealed(String name, long bytes, String sha256) {}

  /** All of them, by name. */
  public List<Sealed> list() {
    return sql.read(
        handle ->
            handle
                .createQuery("SELECT name, bytes, sha256 FROM warc_file ORDER BY name")
                .map(
                    (rows, context) ->
                        new Sealed(
                            String.valueOf(rows.getString("name")),
                            rows.getLong("bytes"),
                            String.valueOf(rows.getString("sha256"))))
                .list());
  }

  /** Takes a file as it is now for good. */
  public void seal(Sealed file) {
    sql.change(
        handle -> {
          int added =
              handle.execute(
                  "INSERT INTO warc_file (name, bytes, sha256) VALUES (?, ?, ?)"
                      + " ON CONFLICT DO NOTHING",
                  file.name(),
                  file.bytes(),
                  file.sha256());
          if (added > 0) {
            Map<String, String> details =
                Map.of("bytes", Long.toString(file.bytes()), WarcReplay.SHA256, file.sha256());
            audit.append(
                handle,
                new Act(Act.SYSTEM, WarcReplay.SEALED, WarcReplay.SUBJECT + file.name(), details));
          }
        });
  }

  /**
   * Takes a file that is written anew, without records that were erased, in the place of the old
   * one.
   *
   * @param file as it will be; without bytes if it is removed
   * @param before SHA-256 of the old one
   * @param records how many were taken out
   */
  public void rewritten(Sealed file, String before, int records) {
    Map<String, String> details =
        Map.of(
            "records",
            Integer.toString(records),
            "before",
            before,
            WarcReplay.AFTER,
            file.sha256());
    sql.change(
        handle -> {
          handle.execute(
              "UPDATE warc_file SET bytes = ?, sha256 = ? WHERE name = ?",
              file.bytes(),
              file.sha256(),
              file.name());
          audit.append(
              handle,
              new Act(Act.SYSTEM, WarcReplay.REWRITTEN, WarcReplay.SUBJECT + file.name(), details));
        });
  }
}

package org.hulian.store.audit;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.hulian.listing.feed.FeedException;
import org.hulian.listing.feed.JsonLine;
import org.hulian.store.check.Fault;
import org.jdbi.v3.core.Handle;

/**
 * What the log says of the WARC files, read once more from its entries and held against the list of
 * files: the log is chained and signed, and whoever changes the list and its seals is found by it.
 */
final class WarcReplay {
  static final String SEALED = "warc.sealed";
  static final String REWRITTEN = "warc.rewritten";
  static final String SUBJECT = "warc:";

  /** The detail with the SHA-256 of a file that was sealed. */
  static final String SHA256 = "sha256";

  /** And of one that was written anew. */
  static final String AFTER = "after";

  private final Map<String, String> said = new TreeMap<>();

  /** Takes the next entry of the log. */
  void take(AuditEntry entry) {
    if (!entry.subject().startsWith(SUBJECT)) {
      return;
    }
    String name = entry.subject().substring(SUBJECT.length());
    if (entry.action().equals(SEALED)) {
      said.put(name, detail(entry, SHA256));
    } else if (entry.action().equals(REWRITTEN)) {
      said.replace(name, detail(entry, AFTER)); // what a crash tore off was never sealed
    }
  }

  private static String detail(AuditEntry entry, String name) {
    try {
      return String.valueOf(JsonLine.read(entry.details()).get(name));
    } catch (FeedException e) { // damage, which the chain tells of
      return "";
    }
  }

  /** Tells where the list of files says otherwise. */
  void compare(Handle handle, Consumer<Fault> faults) {
    Map<String, String> listed = new TreeMap<>();
    handle
        .createQuery("SELECT name, sha256 FROM warc_file")
        .map(
            (rows, context) ->
                Map.entry(
                    Objects.requireNonNullElse(rows.getString("name"), ""),
                    Objects.requireNonNullElse(rows.getString("sha256"), "")))
        .forEach(file -> listed.put(file.getKey(), file.getValue()));
    said.forEach(
        (name, sha256) -> {
          String now = listed.remove(name);
          if (now == null) {
            faults.accept(
                new Fault(file(name), "is in the audit log and no more in the list of files"));
          } else if (!now.equals(sha256)) {
            faults.accept(
                new Fault(
                    file(name), "has another hash in the audit log than in the list of files"));
          }
        });
    listed
        .keySet()
        .forEach(
            name ->
                faults.accept(
                    new Fault(file(name), "is in the list of files and not in the audit log")));
  }

  private static String file(String name) {
    return "WARC file " + name;
  }
}

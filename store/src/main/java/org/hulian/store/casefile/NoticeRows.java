package org.hulian.store.casefile;

import java.util.List;
import org.hulian.store.sql.Instants;
import org.jdbi.v3.core.Handle;

/** The notices that were drafted. */
final class NoticeRows {
  private NoticeRows() {}

  /** Returns the notice's number within its case, from 1. */
  static long add(Handle handle, long caseId, NoticeDraft draft) {
    long number =
        handle
                .createQuery("SELECT count(*) FROM notice WHERE case_id = :case")
                .bind("case", caseId)
                .mapTo(Long.class)
                .one()
            + 1;
    handle
        .createUpdate(
            "INSERT INTO notice (case_id, number, language, markdown, account, created_at)"
                + " VALUES (:case, :number, :language, :markdown, :account, :at)")
        .bind("case", caseId)
        .bind("number", number)
        .bind("language", draft.language())
        .bind("markdown", draft.markdown())
        .bind("account", draft.account())
        .bind("at", Instants.micros(draft.createdAt()))
        .execute();
    return number;
  }

  static List<NoticeDraft> of(Handle handle, long caseId) {
    return handle
        .createQuery(
            "SELECT language, markdown, account, created_at FROM notice"
                + " WHERE case_id = :case ORDER BY number")
        .bind("case", caseId)
        .map(
            (rows, context) ->
                new NoticeDraft(
                    rows.getString("language"),
                    rows.getString("markdown"),
                    rows.getString("account"),
                    Instants.instant(rows.getLong("created_at"))))
        .list();
  }
}

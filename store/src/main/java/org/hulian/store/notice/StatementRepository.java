package org.hulian.store.notice;

import java.util.List;
import java.util.Optional;

/**
 * Statements of reasons that were made, as they leave the house. Thread-safe; none is ever changed.
 */
public interface StatementRepository {
  /** How many the receiving database takes at once. */
  int BATCH = 100;

  /**
   * Keeps one, and writes its audit entry in the same transaction.
   *
   * @param body JSON, valid and without personal data
   * @return false if its number was given before, and nothing was kept
   */
  boolean add(String puid, long caseId, String body, String account);

  Optional<Statement> find(String puid);

  /** Those after this number, oldest first. */
  List<Statement> after(long id, int limit);

  /** Those of a case, oldest first. */
  List<Statement> ofCase(long caseId);

  /** How many there are. */
  long count();
}

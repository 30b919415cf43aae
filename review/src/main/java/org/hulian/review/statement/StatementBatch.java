package org.hulian.review.statement;

import java.util.List;
import java.util.stream.Collectors;
import org.hulian.store.notice.Statement;
import org.hulian.store.notice.StatementRepository;

/** Statements as the database takes them at once. */
public final class StatementBatch {
  private StatementBatch() {}

  /**
   * One JSON object on one line.
   *
   * @param statements 1 to {@link StatementRepository#BATCH}
   * @throws IllegalArgumentException if there are none or more
   */
  public static String json(List<Statement> statements) {
    if (statements.isEmpty() || statements.size() > StatementRepository.BATCH) {
      throw new IllegalArgumentException("a batch has 1 to 100 statements");
    }
    return statements.stream()
        .map(Statement::body)
        .collect(Collectors.joining(",", "{\"statements\":[", "]}"));
  }
}

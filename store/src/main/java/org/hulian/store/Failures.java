package org.hulian.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/** Tells what the operator has to mend from what the program did wrong. */
final class Failures {
  private static final int PRIMARY = 0xff;

  private Failures() {}

  /** What the caller should see: a {@link StoreUnavailableException}, or the failure itself. */
  static RuntimeException of(Path folder, RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        String reason = reason(sql);
        return reason == null ? failure : new StoreUnavailableException(folder, reason, failure);
      }
    }
    return failure;
  }

  /** In words, null for what is a mistake in the program. See sqlite.org/rescode.html. */
  static @Nullable String reason(SQLException failure) {
    return switch (SQLiteErrorCode.getErrorCode(failure.getErrorCode() & PRIMARY)) {
      case SQLITE_FULL -> "the disk is full; nothing was lost, what failed can be done again";
      case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH -> "no permission to write";
      case SQLITE_CANTOPEN -> "the database cannot be opened";
      case SQLITE_IOERR -> "the disk failed: " + failure.getMessage();
      case SQLITE_BUSY, SQLITE_LOCKED -> "another process keeps the database locked";
      case SQLITE_CORRUPT, SQLITE_NOTADB -> "the database is damaged: " + failure.getMessage();
      default -> null;
    };
  }
}

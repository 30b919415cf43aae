package org.hulian.store.sql;

import org.jdbi.v3.core.Handle;

/** Takes part in every transaction that writes; by one thread at a time. */
public interface WriteWatch {
  /** Does nothing. */
  WriteWatch NONE =
      new WriteWatch() {
        @Override
        public void begin(Handle handle) {}

        @Override
        public void end(Handle handle) {}
      };

  /** The transaction begins; the handle is that of the one connection for writing. */
  void begin(Handle handle);

  /** Its work is done, and what this writes is committed with it. */
  void end(Handle handle);
}

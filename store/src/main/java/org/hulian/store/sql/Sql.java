package org.hulian.store.sql;

import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Runs work on the database. Thread-safe: readers see the last commit and never wait; writers of
 * this process take turns in the order in which they came, so that none starves.
 */
public final class Sql implements AutoCloseable {
  private final PooledConnections readConnections;
  private final PooledConnections writeConnections;
  private final Jdbi reading;
  private final Jdbi writing;
  private final ReentrantLock turn = new ReentrantLock(true);
  private final WriteWatch watch;
  private final UnaryOperator<RuntimeException> failures;

  /**
   * Opens nothing yet.
   *
   * @param readers gives connections for reading, used outside of transactions
   * @param writers gives the one connection for writing, whose transactions lock at their start
   * @param watch takes part in every transaction that writes
   * @param failures makes of a failure what the callers should see
   */
  public Sql(
      DataSource readers,
      DataSource writers,
      WriteWatch watch,
      UnaryOperator<RuntimeException> failures) {
    this.watch = watch;
    this.readConnections = new PooledConnections(readers);
    this.writeConnections = new PooledConnections(writers);
    this.reading = Jdbi.create(readConnections);
    this.writing = Jdbi.create(writeConnections);
    this.failures = failures;
  }

  /** Reads; each statement sees the last commit. */
  public <T> T read(Function<Handle, T> work) {
    try {
      return reading.withHandle(work::apply);
    } catch (JdbiException e) {
      throw failures.apply(e);
    }
  }

  /** Runs work as one transaction; when this returns, it is on the disk. */
  public <T> T write(Function<Handle, T> work) {
    turn.lock();
    try {
      return writing.inTransaction(handle -> watched(handle, work));
    } catch (JdbiException e) {
      throw failures.apply(e);
    } finally {
      turn.unlock();
    }
  }

  private <T> T watched(Handle handle, Function<Handle, T> work) {
    watch.begin(handle);
    T result = work.apply(handle);
    watch.end(handle);
    return result;
  }

  /** Runs work without a result as one transaction; when this returns, it is on the disk. */
  public void change(Consumer<Handle> work) {
    write(
        handle -> {
          work.accept(handle);
          return Boolean.TRUE;
        });
  }

  /**
   * Moves what was written to the database's file and empties its log, so that nothing of what was
   * deleted is left there. Does what it can while somebody reads.
   *
   * @return whether the log is empty
   */
  public boolean checkpoint() {
    turn.lock();
    try {
      return writing.withHandle(
          handle ->
              handle
                  .createQuery("PRAGMA wal_checkpoint(TRUNCATE)")
                  .map((rows, context) -> rows.getInt("busy") == 0)
                  .one());
    } catch (JdbiException e) {
      throw failures.apply(e);
    } finally {
      turn.unlock();
    }
  }

  /**
   * Writes the database anew, without the places that rows have left, in which their bytes may
   * still stand: deleting overwrites what it frees, but not what was moved before. Takes the room
   * of the database twice meanwhile, and other writers wait.
   */
  public void vacuum() {
    turn.lock();
    try {
      writing.useHandle(handle -> handle.execute("VACUUM"));
    } catch (JdbiException e) {
      throw failures.apply(e);
    } finally {
      turn.unlock();
    }
  }

  /** Waits for the writer and closes; later calls fail. */
  @Override
  public void close() {
    turn.lock();
    try {
      readConnections.close();
      writeConnections.close();
    } catch (SQLException e) {
      throw failures.apply(new JdbiCloseException(e));
    } finally {
      turn.unlock();
    }
  }

  private static final class JdbiCloseException extends JdbiException {
    private static final long serialVersionUID = 1L;

    JdbiCloseException(SQLException cause) {
      super("cannot close the database", cause);
    }
  }
}

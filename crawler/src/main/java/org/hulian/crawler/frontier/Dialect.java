package org.hulian.crawler.frontier;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What differs between the databases that can hold a frontier. The states of an address and all
 * statements that lead from one to another are the same for each of them.
 */
interface Dialect extends AutoCloseable {
  /** Which database it is, for people. */
  String where();

  /** Opens a connection, on which a transaction begins and ends by {@link #begin} and COMMIT. */
  Connection connect() throws SQLException, IOException;

  /** Brings the tables to the newest version; two processes may do so at once. */
  void prepare(Connection connection) throws SQLException, IOException;

  /** Begins a transaction that writes. */
  String begin();

  /**
   * Ends a query that picks a row of {@code h} to be leased, such that two runs never pick the same
   * one and neither waits for the other; empty where one transaction writes at a time anyway.
   */
  String skipLocked();

  /** Ends what goes on beside the connection, which is closed already. */
  @Override
  default void close() throws SQLException {}
}

package org.hulian.store;

/** What a data folder is opened for. */
public enum Access {
  /** Reading only; goes on beside a process that writes. */
  READ,
  /** Reading and writing; one process at a time. */
  WRITE
}

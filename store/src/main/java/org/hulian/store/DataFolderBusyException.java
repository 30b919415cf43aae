package org.hulian.store;

import java.io.Serial;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Another process writes to the data folder. */
public final class DataFolderBusyException extends StoreUnavailableException {
  @Serial private static final long serialVersionUID = 1L;

  private final long pid;
  private final String command;

  DataFolderBusyException(Path folder, FolderLock.Holder holder) {
    super(folder, "in use by " + holder);
    this.pid = holder.pid();
    this.command = holder.command();
  }

  /** The process that holds the folder, if it is known. */
  public OptionalLong pid() {
    return pid > 0 ? OptionalLong.of(pid) : OptionalLong.empty();
  }

  /** What that process was started as; empty if it is not known. */
  public String command() {
    return command;
  }
}

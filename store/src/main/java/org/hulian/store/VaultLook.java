package org.hulian.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.hulian.store.sql.Sql;
import org.hulian.store.sql.WriteWatch;
import org.hulian.store.vault.Vault;

/** A look at the vault of a data folder that another process may have open for writing. */
final class VaultLook {
  private VaultLook() {}

  /**
   * How many entries there are; empty if there is no vault.
   *
   * @throws StoreUnavailableException if its key does not open them
   */
  static OptionalLong entries(Path folder) {
    if (!VaultFiles.exist(folder)) {
      return OptionalLong.empty();
    }
    Path file = folder.resolve(VaultFiles.ENTRIES);
    if (!Files.isRegularFile(file)) {
      return OptionalLong.of(0);
    }
    DataSource source = Database.source(file, true);
    try (Sql sql =
        new Sql(source, source, WriteWatch.NONE, failure -> Failures.of(folder, failure))) {
      OptionalLong entries = Vault.count(sql, VaultFiles.key(folder));
      if (entries.isEmpty()) {
        throw new IOException(VaultFiles.KEY + " is not the key of " + VaultFiles.ENTRIES);
      }
      return entries;
    } catch (IOException e) {
      throw new StoreUnavailableException(folder, "the vault cannot be read: " + e.getMessage(), e);
    }
  }
}

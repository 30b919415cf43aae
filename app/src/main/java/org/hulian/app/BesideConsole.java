package org.hulian.app;

import java.util.Map;
import org.hulian.store.DataFolderBusyException;

/**
 * What to do where a command has to write and another process has the data folder. Every command
 * that writes is named here, those too that the console has nothing for; the others only read, and
 * go on beside it.
 */
final class BesideConsole {
  private static final String NOTHING = "";

  private static final Map<String, String> INSTEAD =
      Map.ofEntries(
          Map.entry("demo", "or give this one another --data"),
          Map.entry("serve", NOTHING),
          Map.entry("crawl", "or let the console crawl: ./hulian serve --crawl"),
          Map.entry("ingest", "or hand listings in by its interface: docs/api.md"),
          Map.entry("train", NOTHING),
          Map.entry("shadow", NOTHING),
          Map.entry("index check", NOTHING),
          Map.entry("index rebuild", NOTHING),
          Map.entry("alerts send", "or leave it to the console, which sends them by itself"),
          Map.entry("export", page("/search")),
          Map.entry("statements export", page("/statements")),
          Map.entry("package", page("/cases/N of the case")),
          Map.entry(
              "audit checkpoint", "or take the --newest, as ./hulian serve signs one an hour"),
          Map.entry("users invite", page("/accounts")),
          Map.entry("users disable", page("/accounts")),
          Map.entry("users enable", page("/accounts")),
          Map.entry("retention", "or leave it to ./hulian serve, which does it daily"),
          Map.entry("hold", page("/cases/N of the case")),
          Map.entry("erase", NOTHING),
          Map.entry("vault on", NOTHING),
          Map.entry("vault destroy", NOTHING));

  private BesideConsole() {}

  private static String page(String path) {
    return "or, if that is the console, do it there: page " + path;
  }

  /** Whether the command, such as {@code users invite}, ever writes to a data folder. */
  static boolean writes(String command) {
    return INSTEAD.containsKey(command);
  }

  /** Why the command cannot go on, and what to do. */
  static String told(DataFolderBusyException busy, String command) {
    String instead = INSTEAD.getOrDefault(command, NOTHING);
    return busy.getMessage() + "; stop it first" + (instead.isEmpty() ? "" : ", " + instead);
  }
}

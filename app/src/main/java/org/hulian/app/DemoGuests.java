package org.hulian.app;

import java.io.PrintStream;
import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import org.hulian.review.Console;
import org.hulian.store.account.Role;

/**
 * The two people of the demo: whoever drafts a notice must not approve it. The second comes by
 * another name of this machine, so that both stay signed in in one browser, each with a cookie.
 */
final class DemoGuests {
  private static final String FIRST = "demo";
  private static final String SECOND = "demo-2";

  private final Console console;

  DemoGuests(Console console) {
    this.console = console;
  }

  /** Prints a new link for each; returns that of the first. */
  URI invite(PrintStream out) {
    URI first = console.oneTimeSignIn(FIRST, EnumSet.allOf(Role.class));
    URI second = console.oneTimeSignIn(SECOND, Set.of(Role.LEAD));
    out.println("console; each link opens once, within ten minutes:");
    out.println("  " + first + "  to decide and draft notices, with every role");
    out.println(
        "  " + local(second) + "  a second person, a lead: approves what the first drafted");
    return first;
  }

  private static URI local(URI link) {
    return URI.create("http://localhost:" + link.getPort() + link.getPath());
  }
}

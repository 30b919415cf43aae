package org.hulian.app;

/**
 * Who works at the command line, as the audit log names them: no account of the console can have
 * such a name. It is what the system says, which whoever administers it can make say anything.
 */
final class ShellUser {
  private static final int LONGEST = 50;

  private ShellUser() {}

  /** Such as {@code shell:lin}; behind sudo, who asked for it. */
  static String account() {
    String behind = System.getenv("SUDO_USER");
    String name = behind == null || behind.isBlank() ? System.getProperty("user.name") : behind;
    String plain = String.valueOf(name).replaceAll("[^\\p{L}\\p{Nd}._-]", "_");
    return "shell:" + plain.substring(0, Math.min(LONGEST, plain.length()));
  }
}

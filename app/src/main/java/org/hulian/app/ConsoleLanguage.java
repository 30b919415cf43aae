package org.hulian.app;

import java.util.Locale;

/** Languages of the console. */
enum ConsoleLanguage {
  ZH(Locale.CHINESE),
  EN(Locale.ENGLISH);

  private final Locale locale;

  ConsoleLanguage(Locale locale) {
    this.locale = locale;
  }

  Locale locale() {
    return locale;
  }
}

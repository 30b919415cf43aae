package org.hulian.review.access;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Which passwords will do: 12 to 128 characters, and not among those that are guessed first. There
 * are no rules on kinds of characters (NIST SP 800-63B §3.1.1.2). Thread-safe.
 */
@Component
final class PasswordRule {
  static final int SHORTEST = 12;
  static final int LONGEST = 128;

  /**
   * zxcvbn: 3 stands for 10^8 to 10^10 guesses, "safely unguessable" against a throttled sign-in.
   */
  private static final int SCORE = 3;

  /** What is common in Chinese passwords and missing from the dictionaries of the estimator. */
  private static final List<String> COMMON =
      List.of(
          "hulian",
          "huliankongzhitai",
          "woaini",
          "woaini1314",
          "wodemima",
          "mima",
          "zhongguo",
          "beijing",
          "shanghai",
          "5201314",
          "1314520",
          "520520",
          "147258369",
          "woshishui",
          "nihao",
          "admin123",
          "a123456",
          "aini1314",
          "qingshurumima",
          "yonghu",
          "guanliyuan");

  /** Key of the message that says what is wrong with a password, empty if it will do. */
  Optional<String> objection(String password, String name) {
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST) {
      return Optional.of("password.short");
    }
    if (length > LONGEST) {
      return Optional.of("password.long");
    }
    List<String> known = new ArrayList<>(COMMON);
    known.add(name);
    return Dictionaries.ESTIMATOR.measure(password.toLowerCase(Locale.ROOT), known).getScore()
            < SCORE
        ? Optional.of("password.common")
        : Optional.empty();
  }

  /** Read when the first password is chosen, not at every start. */
  private static final class Dictionaries {
    static final Zxcvbn ESTIMATOR = new Zxcvbn();
  }
}

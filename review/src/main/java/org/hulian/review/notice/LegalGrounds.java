package org.hulian.review.notice;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hulian.review.notice.LegalGround.Wording;
import org.springframework.stereotype.Component;

/** The provisions in {@code grounds.yaml}. Read at first use; immutable, thread-safe. */
@Component
class LegalGrounds {
  static final String FILE = "grounds.yaml";

  private final Clock clock;

  LegalGrounds(Clock clock) {
    this.clock = clock;
  }

  /** Every version of every provision, in the order of the file. */
  static List<LegalGround> all() {
    return AtFirstUse.ALL;
  }

  /** The version with this key, in force or not; empty if the file has it no more. */
  static Optional<LegalGround> of(String key) {
    return all().stream().filter(ground -> ground.key().equals(key)).findFirst();
  }

  /** Those in force today, in the order of the file. */
  List<LegalGround> inForce() {
    LocalDate today = LocalDate.now(clock);
    return all().stream().filter(ground -> ground.inForce(today)).toList();
  }

  /** Those of the ones in force that have these keys. */
  List<LegalGround> chosen(Collection<String> keys) {
    return inForce().stream().filter(ground -> keys.contains(ground.key())).toList();
  }

  /** Which of these keys name nothing that is in force today. */
  List<String> notInForce(Collection<String> keys) {
    List<String> good = inForce().stream().map(LegalGround::key).toList();
    return keys.stream().distinct().filter(key -> !good.contains(key)).toList();
  }

  /** Keys of those that are proposed for a policy code on a platform of this jurisdiction. */
  List<String> proposed(String policyCode, String jurisdiction) {
    return inForce().stream()
        .filter(ground -> ground.jurisdiction().equals(jurisdiction))
        .filter(ground -> ground.policies().contains(policyCode))
        .map(LegalGround::key)
        .toList();
  }

  private static LegalGround ground(Map<?, ?> row) {
    return new LegalGround(
        DataFile.text(row, "code"),
        DataFile.text(row, "jurisdiction"),
        LocalDate.parse(DataFile.text(row, "from")),
        row.get("to") == null ? null : LocalDate.parse(DataFile.text(row, "to")),
        row.get("for") instanceof List<?> codes
            ? codes.stream().map(String::valueOf).toList()
            : List.of(),
        wording(DataFile.map(row.get("zh"), FILE)),
        wording(DataFile.map(row.get("en"), FILE)));
  }

  private static Wording wording(Map<?, ?> row) {
    return new Wording(
        DataFile.text(row, "law"),
        DataFile.text(row, "article"),
        DataFile.text(row, "label"),
        DataFile.text(row, "requires"));
  }

  private static final class AtFirstUse {
    static final List<LegalGround> ALL =
        DataFile.shipped(FILE).stream().map(LegalGrounds::ground).toList();
  }
}

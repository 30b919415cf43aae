package org.hulian.review.notice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.stereotype.Component;

/** The provisions in {@code grounds.yaml}. Read at first use; immutable, thread-safe. */
@Component
class LegalGrounds {
  private static final String FILE = "/org/hulian/review/notice/grounds.yaml";

  private final Clock clock;

  LegalGrounds(Clock clock) {
    this.clock = clock;
  }

  /** Those in force today, in the order of the file. */
  List<LegalGround> inForce() {
    LocalDate today = LocalDate.now(clock);
    return AtFirstUse.ALL.stream().filter(ground -> ground.inForce(today)).toList();
  }

  /** Those of the ones in force that have these ids. */
  List<LegalGround> chosen(Collection<String> ids) {
    return inForce().stream().filter(ground -> ids.contains(ground.id())).toList();
  }

  /** Ids of those that are proposed for a policy code. */
  List<String> proposed(String policyCode) {
    return inForce().stream()
        .filter(ground -> ground.policies().contains(policyCode))
        .map(LegalGround::id)
        .toList();
  }

  private static List<LegalGround> read() {
    try (InputStream in = LegalGrounds.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("missing from the program: " + FILE);
      }
      Object rows = new Load(LoadSettings.builder().setLabel(FILE).build()).loadFromInputStream(in);
      List<LegalGround> grounds = new ArrayList<>();
      if (rows instanceof List<?> list) {
        list.forEach(row -> grounds.add(ground((Map<?, ?>) row)));
      }
      return List.copyOf(grounds);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LegalGround ground(Map<?, ?> row) {
    Object to = row.get("to");
    return new LegalGround(
        text(row.get("id")),
        LocalDate.parse(text(row.get("from"))),
        to == null ? null : LocalDate.parse(text(to)),
        row.get("for") instanceof List<?> codes
            ? codes.stream().map(LegalGrounds::text).toList()
            : List.of(),
        text(row.get("zh")).strip(),
        text(row.get("en")).strip());
  }

  private static String text(@Nullable Object value) {
    if (value == null) {
      throw new IllegalStateException("a row of " + FILE + " lacks a value");
    }
    return value.toString();
  }

  private static final class AtFirstUse {
    static final List<LegalGround> ALL = read();
  }
}

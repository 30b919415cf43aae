package org.hulian.store.retention;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long items are kept, counted from the last look at them or the last event of their case,
 * whichever is later; an absent rule keeps them for good. Cases that wait for a decision are kept.
 *
 * @param unflagged items without a case
 * @param cleared items whose case was cleared
 * @param violation items whose case is a violation
 */
public record RetentionRules(
    @Nullable Period unflagged, @Nullable Period cleared, @Nullable Period violation) {
  /** The settings file in a data folder. */
  public static final String FILE = "retention.properties";

  /** What the settings file holds until somebody changes it. */
  public static final String TEMPLATE =
      """
      # How long items are kept: 30 days, 6 months, 3 years. A line that is left out keeps them for good.
      # Counted from the last look at an item or the last event of its case, whichever is later.
      # Cases that wait for a decision and cases on legal hold are never erased.
      unflagged = 30 days
      cleared = 30 days
      violation = 3 years
      """;

  /** Nothing is ever due. */
  public static final RetentionRules NONE = new RetentionRules(null, null, null);

  private static final Set<String> NAMES =
      new TreeSet<>(Set.of("unflagged", "cleared", "violation"));
  private static final Pattern LENGTH =
      Pattern.compile("(?<number>[1-9]\\d{0,4})\\s*(?<unit>d|days?|m|months?|y|years?)");

  /**
   * Reads the settings file of a data folder; empty if there is none: then nothing is erased.
   *
   * @throws IOException if it cannot be read, or a line of it is wrong; the message names it
   */
  public static Optional<RetentionRules> read(Path dataFolder) throws IOException {
    Path file = dataFolder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    Properties lines = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      lines.load(reader);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
    for (String name : lines.stringPropertyNames()) {
      if (!NAMES.contains(name)) {
        throw new IOException(file + ": there is no rule " + name + ", only " + NAMES);
      }
    }
    return Optional.of(
        new RetentionRules(
            length(file, lines, "unflagged"),
            length(file, lines, "cleared"),
            length(file, lines, "violation")));
  }

  private static @Nullable Period length(Path file, Properties lines, String name)
      throws IOException {
    String text = lines.getProperty(name);
    if (text == null) {
      return null;
    }
    Matcher matcher = LENGTH.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new IOException(file + ": " + name + " is no length such as 30 days: " + text);
    }
    int number = Integer.parseInt(matcher.group("number"));
    return switch (matcher.group("unit").charAt(0)) {
      case 'd' -> Period.ofDays(number);
      case 'm' -> Period.ofMonths(number);
      default -> Period.ofYears(number);
    };
  }

  /** What is older than this is to go; before all times where there is no rule. */
  static Instant limit(@Nullable Period period, Instant now) {
    return period == null ? Instant.EPOCH : now.atZone(ZoneOffset.UTC).minus(period).toInstant();
  }
}

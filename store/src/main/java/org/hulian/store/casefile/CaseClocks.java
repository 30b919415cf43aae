package org.hulian.store.casefile;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.Severity;
import org.jspecify.annotations.Nullable;

/**
 * By when cases should be decided: a time for each policy code, and the code that a case counts as
 * until a person has chosen one. Immutable.
 */
public final class CaseClocks {
  /** The file in a data folder that takes the place of the shipped one. */
  public static final String FILE = "clocks.properties";

  private static final Pattern CODE = Pattern.compile("[A-Z]{2}-\\d{1,2}");
  private static final Pattern TIME = Pattern.compile("([1-9]\\d{0,3})([hd])");

  private final Map<String, Duration> times = new TreeMap<>();
  private final Map<Kind, String> codes = new HashMap<>();

  /** What the program knows of a case by itself. */
  record Kind(Category category, Severity severity) {}

  private CaseClocks(Properties lines) {
    Map<String, String> rest = new HashMap<>();
    for (String key : lines.stringPropertyNames()) {
      String value = lines.getProperty(key).strip();
      if (CODE.matcher(key).matches()) {
        times.put(key, time(key, value));
      } else {
        rest.put(key, value);
      }
    }
    for (Category category : Category.values()) {
      String usual = rest.remove(category.key());
      for (Severity severity : Severity.values()) {
        String own = rest.remove(category.key() + "." + severity.key());
        codes.put(new Kind(category, severity), known(category, own == null ? usual : own));
      }
    }
    if (!rest.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no policy code, category or severity " + rest.keySet().iterator().next());
    }
  }

  private static Duration time(String code, String text) {
    Matcher read = TIME.matcher(text);
    if (!read.matches()) {
      throw new IllegalArgumentException(
          code + " wants a time such as 4h or 3d, not '" + text + "'");
    }
    long amount = Long.parseLong(read.group(1));
    return read.group(2).equals("h") ? Duration.ofHours(amount) : Duration.ofDays(amount);
  }

  private String known(Category category, @Nullable String code) {
    if (code == null || !times.containsKey(code)) {
      throw new IllegalArgumentException(
          category.key() + " wants a policy code that has a time, not '" + code + "'");
    }
    return code;
  }

  /** The clocks that come with the program. */
  public static CaseClocks shipped() {
    try (InputStream file = CaseClocks.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is missing from the program");
      }
      return read(new InputStreamReader(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The clocks of a data folder: its own file, or those that come with the program.
   *
   * @throws IllegalArgumentException if its file cannot be understood; says what is wrong
   */
  public static CaseClocks of(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return shipped();
    }
    try (Reader reader = Files.newBufferedReader(file)) {
      return read(reader);
    }
  }

  private static CaseClocks read(Reader reader) throws IOException {
    Properties lines = new Properties();
    lines.load(reader);
    return new CaseClocks(lines);
  }

  /** The code that a case counts as until a person has chosen one. */
  public String code(Category category, Severity severity) {
    String code = codes.get(new Kind(category, severity));
    if (code == null) {
      throw new IllegalStateException("every kind of case has a code");
    }
    return code;
  }

  /** The time to decide in for each policy code. */
  public Map<String, Duration> times() {
    return Map.copyOf(times);
  }
}

package org.hulian.classifier.model;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model as text: one {@code feature<TAB>weight} a line, sorted; settings first, with a {@code #}
 * before their names. Marks and blanks in features are written as in Java ({@code \\u0020}), so
 * that no editor changes them unseen.
 */
public final class ModelFile {
  /** Length of a sign written as in Java. */
  private static final int ESCAPED = 6;

  private final Map<String, Double> settings;
  private final LinearModel model;

  /**
   * Joins a model with its settings.
   *
   * @param settings numbers by name, such as a threshold
   */
  public ModelFile(Map<String, Double> settings, LinearModel model) {
    this.settings = new TreeMap<>(settings);
    this.model = model;
  }

  /** The weights. */
  public LinearModel model() {
    return model;
  }

  /**
   * A setting.
   *
   * @throws IllegalStateException if there is none of this name
   */
  public double setting(String name) {
    Double value = settings.get(name);
    if (value == null) {
      throw new IllegalStateException("the model has no setting " + name);
    }
    return value;
  }

  /** The same with this setting. */
  ModelFile with(String name, double value) {
    Map<String, Double> changed = new TreeMap<>(settings);
    changed.put(name, value);
    return new ModelFile(changed, model);
  }

  /** The same bytes for the same numbers. */
  public byte[] toBytes() {
    StringBuilder text = new StringBuilder();
    settings.forEach(
        (name, value) -> text.append('#').append(name).append('\t').append(value).append('\n'));
    text.append("#bias\t").append(model.bias()).append('\n');
    model
        .weights()
        .forEach(
            (name, weight) -> text.append(escape(name)).append('\t').append(weight).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads what {@link #toBytes} gives.
   *
   * @param file name for messages
   * @throws ModelException at the first line that is wrong
   */
  public static ModelFile parse(String file, byte[] bytes) {
    Map<String, Double> settings = new TreeMap<>();
    TreeMap<String, Double> weights = new TreeMap<>();
    String text = new String(bytes, StandardCharsets.UTF_8);
    int number = 1;
    for (int start = 0; start < text.length(); number++) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      int tab = text.indexOf('\t', start);
      if (tab < 0 || tab >= end) {
        throw new ModelException(file, number, "expected a name, a tabulator and a number");
      }
      double value = number(file, number, text.substring(tab + 1, end));
      if (text.charAt(start) == '#') {
        settings.put(text.substring(start + 1, tab), value);
      } else {
        weights.put(unescape(text.substring(start, tab)), value);
      }
      start = end + 1;
    }
    Double bias = settings.remove("bias");
    if (bias == null) {
      throw new ModelException(file, 1, "no #bias");
    }
    return new ModelFile(settings, new LinearModel(bias, weights));
  }

  private static double number(String file, int line, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new ModelException(file, line, "not a number: " + text);
    }
  }

  private static String escape(String name) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char sign = name.charAt(i);
      if (sign == '\\' || !isPlain(sign)) {
        text.append(String.format(Locale.ROOT, "\\u%04x", (int) sign));
      } else {
        text.append(sign);
      }
    }
    return text.toString();
  }

  private static boolean isPlain(char sign) {
    return (sign > 0x20 && sign < 0x7F && sign != '#')
        || (sign >= 0x4E00 && sign <= 0x9FFF)
        || (sign >= 0x3001 && sign <= 0x30FF)
        || (sign >= 0xFF01 && sign <= 0xFF5E)
        || (sign > 0xA0 && Character.isLetter(sign) && sign < 0x2E80);
  }

  private static String unescape(String name) {
    if (name.indexOf('\\') < 0) {
      return name;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) == '\\' && i + ESCAPED <= name.length()) {
        text.append((char) Integer.parseInt(name, i + 2, i + ESCAPED, 16));
        i += ESCAPED - 1;
      } else {
        text.append(name.charAt(i));
      }
    }
    return text.toString();
  }
}

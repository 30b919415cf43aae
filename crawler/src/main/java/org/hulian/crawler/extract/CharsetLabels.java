package org.hulian.crawler.extract;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the names of encodings mean in pages. Source: WHATWG Encoding Standard, section 4.2: the
 * whole GB family is read as GB18030, its superset; Latin-1 and ASCII as windows-1252.
 */
final class CharsetLabels {
  static final Charset GB18030 = Charset.forName("GB18030");
  static final Charset BIG5 = Charset.forName("Big5-HKSCS");
  static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private static final Set<String> GB_FAMILY =
      Set.of(
          "chinese",
          "csgb2312",
          "csiso58gb231280",
          "gb2312",
          "gb_2312",
          "gb_2312-80",
          "gbk",
          "iso-ir-58",
          "x-gbk",
          "gb18030",
          "gb-2312",
          "gb-18030",
          "cp936",
          "ms936",
          "windows-936");
  private static final Set<String> BIG5_FAMILY =
      Set.of("big5", "big5-hkscs", "cn-big5", "csbig5", "x-x-big5", "big-5", "cp950");
  private static final Set<String> LATIN_FAMILY =
      Set.of(
          "ascii",
          "us-ascii",
          "ansi_x3.4-1968",
          "iso-8859-1",
          "iso8859-1",
          "iso_8859-1",
          "latin1",
          "l1",
          "cp1252",
          "windows-1252",
          "x-cp1252",
          "cp819");
  private static final Map<String, Charset> OTHERS =
      Map.of(
          "utf8",
          StandardCharsets.UTF_8,
          "utf-8",
          StandardCharsets.UTF_8,
          "unicode-1-1-utf-8",
          StandardCharsets.UTF_8,
          "utf-16",
          StandardCharsets.UTF_16LE,
          "unicode",
          StandardCharsets.UTF_16LE,
          "shift_jis",
          Charset.forName("windows-31j"),
          "sjis",
          Charset.forName("windows-31j"),
          "x-sjis",
          Charset.forName("windows-31j"),
          "euc-kr",
          Charset.forName("x-windows-949"),
          "ks_c_5601-1987",
          Charset.forName("x-windows-949"));

  private CharsetLabels() {}

  /** The encoding that a label means; empty for a label that nobody knows. */
  static Optional<Charset> charset(String label) {
    String name = label.strip().toLowerCase(Locale.ROOT);
    if (GB_FAMILY.contains(name)) {
      return Optional.of(GB18030);
    }
    if (BIG5_FAMILY.contains(name)) {
      return Optional.of(BIG5);
    }
    if (LATIN_FAMILY.contains(name)) {
      return Optional.of(WINDOWS_1252);
    }
    Charset other = OTHERS.get(name);
    return other == null ? known(name) : Optional.of(other);
  }

  private static Optional<Charset> known(String name) {
    try {
      Charset charset = Charset.forName(name);
      // UTF-7 and the like would let text pass unseen; the standard has none of them either.
      return name.startsWith("x-compound") || name.contains("utf-7")
          ? Optional.empty()
          : Optional.of(charset);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }
}

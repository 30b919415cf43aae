package org.hulian.crawler.extract;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the encoding of a page: byte order mark, header, {@code meta}, content, in this order. A
 * header or {@code meta} that the bytes contradict is a lie, and the next source is asked.
 */
final class CharsetSniffer {
  private static final int META_WINDOW = 4_096;
  private static final int MIN_WIDE = 2;

  /** One undecodable place in so many characters is damage, not another encoding. */
  private static final int CHARS_PER_ERROR = 2_000;

  private static final Pattern LABEL =
      Pattern.compile(
          "(?:charset|encoding)\\s*=\\s*[\"']?\\s*([\\w.:-]{2,40})", Pattern.CASE_INSENSITIVE);

  /**
   * A decoded page.
   *
   * @param errors places that could not be decoded, each now U+FFFD
   */
  record Decoded(String text, Charset charset, int errors) {}

  private CharsetSniffer() {}

  /** Decodes a response; at most {@link Limits#MAX_BYTES} of it. */
  static Decoded decode(byte[] body, @Nullable String contentType) {
    int length = Math.min(body.length, Limits.MAX_BYTES);
    Optional<Decoded> marked = byMark(body, length);
    if (marked.isPresent()) {
      return marked.get();
    }
    List<Decoded> tried = new ArrayList<>();
    Utf8Evidence utf8 = Utf8Evidence.of(body, length);
    for (Charset declared : declared(body, length, contentType)) {
      if (contradicted(declared, utf8)) {
        continue;
      }
      Decoded decoded = decode(body, 0, length, declared);
      if (decoded.errors() <= decoded.text().length() / CHARS_PER_ERROR) {
        return decoded;
      }
      tried.add(decoded);
    }
    if (utf8.valid()) {
      return decode(body, 0, length, StandardCharsets.UTF_8);
    }
    tried.add(byContent(body, length));
    return tried.stream().min((a, b) -> Integer.compare(a.errors(), b.errors())).orElseThrow();
  }

  /** Well-formed UTF-8 with several wide characters is never anything else by chance. */
  private static boolean contradicted(Charset declared, Utf8Evidence utf8) {
    return !declared.equals(StandardCharsets.UTF_8)
        && !declared.equals(StandardCharsets.UTF_16LE)
        && utf8.valid()
        && utf8.wide() >= MIN_WIDE;
  }

  private static Optional<Decoded> byMark(byte[] body, int length) {
    if (starts(body, length, 0xEF, 0xBB, 0xBF)) {
      return Optional.of(decode(body, 3, length, StandardCharsets.UTF_8));
    }
    if (starts(body, length, 0xFF, 0xFE)) {
      return Optional.of(decode(body, 2, length, StandardCharsets.UTF_16LE));
    }
    if (starts(body, length, 0xFE, 0xFF)) {
      return Optional.of(decode(body, 2, length, StandardCharsets.UTF_16BE));
    }
    return Optional.empty();
  }

  private static boolean starts(byte[] body, int length, int... mark) {
    if (length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((body[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static Set<Charset> declared(byte[] body, int length, @Nullable String contentType) {
    Set<Charset> found = new LinkedHashSet<>();
    if (contentType != null) {
      label(contentType).ifPresent(found::add);
    }
    String head = new String(body, 0, Math.min(length, META_WINDOW), StandardCharsets.ISO_8859_1);
    label(head)
        // A page whose meta could be read as ASCII is not UTF-16, whatever it says.
        .map(c -> c.equals(StandardCharsets.UTF_16LE) ? StandardCharsets.UTF_8 : c)
        .ifPresent(found::add);
    // Many servers say Latin-1 of every page by default: whoever says something else knows better.
    if (found.size() > 1 && found.remove(CharsetLabels.WINDOWS_1252)) {
      found.add(CharsetLabels.WINDOWS_1252);
    }
    if (found.size() == 1
        && found.contains(CharsetLabels.WINDOWS_1252)
        && looksDoubleByte(body, length)) {
      found.clear();
    }
    return found;
  }

  private static Optional<Charset> label(String text) {
    Matcher matcher = LABEL.matcher(text);
    return matcher.find() ? CharsetLabels.charset(matcher.group(1)) : Optional.empty();
  }

  /** Western text has high bytes one by one; Chinese text has them in long runs. */
  private static boolean looksDoubleByte(byte[] body, int length) {
    int high = 0;
    int inRuns = 0;
    int run = 0;
    for (int i = 0; i < length; i++) {
      if (body[i] < 0) {
        high++;
        run++;
        inRuns += run == 4 ? 4 : run > 4 ? 1 : 0;
      } else {
        run = 0;
      }
    }
    return high >= 8 && inRuns * 2 >= high;
  }

  private static Decoded byContent(byte[] body, int length) {
    if (!looksDoubleByte(body, length)) {
      return decode(body, 0, length, CharsetLabels.WINDOWS_1252);
    }
    Decoded gb = decode(body, 0, length, CharsetLabels.GB18030);
    Decoded big5 = decode(body, 0, length, CharsetLabels.BIG5);
    return HanFrequency.score(big5.text()) > HanFrequency.score(gb.text()) ? big5 : gb;
  }

  private static Decoded decode(byte[] body, int from, int to, Charset charset) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(body, from, to - from);
    CharBuffer chunk = CharBuffer.allocate(8_192);
    StringBuilder text = new StringBuilder(to - from);
    int errors = 0;
    // A body cut at the limit may end inside a character; that is no error.
    boolean whole = to == body.length;
    while (true) {
      CoderResult result = decoder.decode(in, chunk, whole);
      text.append(chunk.flip());
      chunk.clear();
      if (result.isError()) {
        in.position(in.position() + Math.min(result.length(), in.remaining()));
        text.append('\uFFFD');
        errors++;
      } else if (result.isUnderflow()) {
        return new Decoded(text.toString(), charset, errors);
      }
    }
  }
}

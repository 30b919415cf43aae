package org.hulian.classifier;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.Reply;

/** Turns what a fuzzer makes, and what it has saved, into texts. */
public final class FuzzText {
  private static final Pattern UNIT = Pattern.compile("\\\\u([0-9a-f]{4})");

  private FuzzText() {}

  /** UTF-8; what that cannot write, such as half a pair of surrogates, stands as in Java. */
  public static String of(byte[] bytes) {
    return UNIT.matcher(new String(bytes, StandardCharsets.UTF_8))
        .replaceAll(
            unit -> Matcher.quoteReplacement("" + (char) Integer.parseInt(unit.group(1), 16)));
  }

  /** Title, body and replies with tabs between them; nothing where there can be no listing. */
  static Optional<Listing> listing(byte[] bytes) {
    String[] fields = of(bytes).split("\t", -1);
    String body = fields.length > 1 ? fields[1] : "";
    if (fields[0].isBlank() && body.isBlank()) {
      return Optional.empty();
    }
    List<Reply> replies =
        Arrays.stream(fields).skip(2).map(text -> new Reply("a", text, null)).toList();
    return Optional.of(
        Listing.builder(new ListingId("f")).title(fields[0]).body(body).replies(replies).build());
  }
}

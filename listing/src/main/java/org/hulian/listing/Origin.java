package org.hulian.listing;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Where a listing stands. Control characters, which move a terminal's cursor or end a line in
 * somebody's log, have no place in any of it: in an address they are percent-encoded, in a name
 * each becomes a blank.
 *
 * @param url its canonical address, absent where a feed gives none
 * @param site name of the site definition it was crawled under, absent for feeds
 * @param platform the marketplace or forum as its users call it, absent if unknown
 */
public record Origin(@Nullable String url, @Nullable String site, @Nullable String platform) {
  /** Nothing is known of the place. */
  public static final Origin UNKNOWN = new Origin(null, null, null);

  public Origin {
    url = isClean(url) ? url : encoded(url);
    site = isClean(site) ? site : blanked(site);
    platform = isClean(platform) ? platform : blanked(platform);
  }

  private static boolean isClean(@Nullable String text) {
    return text == null || text.chars().noneMatch(Character::isISOControl);
  }

  /** As a browser does before it asks for an address (URL Standard, C0 control percent-encode). */
  private static @Nullable String encoded(@Nullable String url) {
    if (url == null) {
      return null;
    }
    StringBuilder encoded = new StringBuilder(url.length() + 16);
    for (int i = 0; i < url.length(); i++) {
      char c = url.charAt(i);
      if (Character.isISOControl(c)) {
        for (byte octet : String.valueOf(c).getBytes(StandardCharsets.UTF_8)) {
          encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
        }
      } else {
        encoded.append(c);
      }
    }
    return encoded.toString();
  }

  private static @Nullable String blanked(@Nullable String name) {
    return name == null ? null : name.replaceAll("\\p{Cntrl}|[\\x80-\\x9f]", " ").strip();
  }
}

package org.hulian.listing.feed;

import org.hulian.listing.finding.Verdict;

/** A verdict as one JSON object, for stores and interfaces. */
public final class VerdictCodec {
  private VerdictCodec() {}

  /**
   * The verdict as JSON on one line: the prediction contract without the id, and {@code verdict} of
   * clear, suspect or flagged. {@link #decode} gives an equal verdict back.
   */
  public static String encode(Verdict verdict) {
    return JsonText.write(
        json -> {
          json.writeStringProperty("verdict", VerdictJson.kind(verdict));
          VerdictJson.write(json, verdict);
        });
  }

  /**
   * Reads one verdict.
   *
   * @throws IllegalArgumentException with one line for people if the text is no verdict
   */
  public static Verdict decode(String json) {
    return VerdictJson.read(JsonText.object(json));
  }
}

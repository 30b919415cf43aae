package org.hulian.evidence.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hulian.listing.feed.JsonLine;

/** Which records the texts of a package were read from, as one of its files. */
public record CaptureList(List<Capture> captures) {
  /** Where it stands in a package. */
  public static final String PATH = "evidence/captures.json";

  public CaptureList {
    captures = List.copyOf(captures);
  }

  /**
   * One record.
   *
   * @param record WARC-Record-ID without brackets
   * @param sha256 of its payload
   * @param what it shows, such as {@code version 2} or {@code removed}
   * @param included whether the package holds it
   */
  public record Capture(String record, String sha256, String what, boolean included) {}

  /** As a file. */
  public PackagePart part() {
    List<Map<String, Object>> list = new ArrayList<>();
    for (Capture capture : captures) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("record", capture.record());
      one.put("sha256", capture.sha256());
      one.put("shows", capture.what());
      one.put("included", capture.included());
      list.add(one);
    }
    return PackagePart.text(PATH, "application/json", JsonLine.of(Map.of("captures", list)) + "\n");
  }

  /**
   * Reads such a file.
   *
   * @throws IllegalArgumentException if it is none
   */
  static CaptureList read(String text) {
    if (!(JsonLine.read(text).get("captures") instanceof List<?> list)) {
      throw new IllegalArgumentException("there are no captures");
    }
    return new CaptureList(list.stream().map(CaptureList::capture).toList());
  }

  private static Capture capture(Object json) {
    if (json instanceof Map<?, ?> map
        && map.get("record") instanceof String record
        && map.get("sha256") instanceof String sha256
        && map.get("shows") instanceof String what
        && map.get("included") instanceof Boolean included) {
      return new Capture(record, sha256, what, included);
    }
    throw new IllegalArgumentException("a capture lacks something");
  }
}

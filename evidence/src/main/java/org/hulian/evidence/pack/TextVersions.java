package org.hulian.evidence.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hulian.listing.feed.JsonLine;

/**
 * What the texts of a package say of where they were read. Not whether they say what the pages say:
 * for that the reader of the house is needed, and people's eyes are better.
 */
record TextVersions(List<Version> versions) {
  /** Where they stand in a package. */
  static final String PATH = "evidence/text.json";

  TextVersions {
    versions = List.copyOf(versions);
  }

  /**
   * A version that was read from a recorded answer.
   *
   * @param name as the file has it
   * @param record WARC-Record-ID without brackets
   * @param sha256 of its payload
   */
  record Version(String name, String record, String sha256) {}

  /** Reads such a file; versions that were not read from a record are left out. */
  static TextVersions read(String text) {
    List<Version> found = new ArrayList<>();
    if (JsonLine.read(text).get("versions") instanceof List<?> all) {
      for (Object one : all) {
        if (one instanceof Map<?, ?> version
            && version.get("listing") instanceof Map<?, ?> listing
            && listing.get("capture") instanceof Map<?, ?> capture) {
          found.add(
              new Version(
                  String.valueOf(version.get("version")),
                  String.valueOf(capture.get("record")),
                  String.valueOf(capture.get("sha256"))));
        }
      }
    }
    return new TextVersions(found);
  }
}

package org.hulian.evidence.pack;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hulian.listing.feed.JsonLine;

/**
 * The manifest of a package as it was read.
 *
 * @param id by which the package names itself
 * @param resources in their order, by path
 */
record Manifest(String id, Map<String, Resource> resources) {
  /** How paths begin of which a package has one at least. */
  static final List<String> REQUIRED = List.of("archive/", "indexes/", "pages/pages.jsonl");

  /**
   * What it says of a file.
   *
   * @param sha256 lower-case hexadecimal
   */
  record Resource(String path, long bytes, String sha256) {}

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is no manifest of a package
   */
  static Manifest read(byte[] bytes) {
    Map<String, ?> json = JsonLine.read(new String(bytes, StandardCharsets.UTF_8));
    if (!"wacz".equals(json.get("profile")) || !(json.get("id") instanceof String id)) {
      throw new IllegalArgumentException("it is not that of a package of evidence");
    }
    if (!(json.get("resources") instanceof List<?> list)) {
      throw new IllegalArgumentException("it lists no files");
    }
    if (list.size() > StoredZipReader.MAX_ENTRIES) {
      throw new IllegalArgumentException("it lists more files than a package can have");
    }
    Map<String, Resource> resources = new LinkedHashMap<>();
    for (Object one : list) {
      Resource resource = resource(one, resources.size() + 1);
      if (resources.put(resource.path(), resource) != null) {
        throw new IllegalArgumentException("it lists " + resource.path() + " twice");
      }
    }
    for (String needed : REQUIRED) {
      if (resources.keySet().stream().noneMatch(path -> path.startsWith(needed))) {
        throw new IllegalArgumentException("it lists no " + needed);
      }
    }
    return new Manifest(id, resources);
  }

  private static Resource resource(Object json, int number) {
    if (json instanceof Map<?, ?> map
        && map.get("path") instanceof String path
        && map.get("hash") instanceof String hash
        && map.get("bytes") instanceof BigDecimal bytes
        && ZipEntryHead.isName(path)
        && hash.matches(EvidencePackage.HASH + "[0-9a-f]{64}")
        && bytes.scale() == 0
        && bytes.signum() >= 0
        && bytes.precision() < 12) {
      return new Resource(
          path, bytes.longValueExact(), hash.substring(EvidencePackage.HASH.length()));
    }
    throw new IllegalArgumentException("its line " + number + " on files cannot be read");
  }

  /** All files that the package has to have, in their order. */
  List<String> paths() {
    List<String> paths = new ArrayList<>();
    paths.add(EvidencePackage.MANIFEST);
    paths.add(EvidencePackage.DIGEST);
    paths.addAll(resources.keySet());
    return paths;
  }

  /** Those that stand at another place than the manifest says, of those that are there. */
  Set<String> misplaced(List<String> found) {
    List<String> wanted = new ArrayList<>(paths());
    wanted.retainAll(new HashSet<>(found));
    List<String> known = new ArrayList<>(found);
    known.retainAll(new HashSet<>(wanted));
    Set<String> misplaced = new LinkedHashSet<>();
    for (int i = 0; i < known.size(); i++) {
      if (!known.get(i).equals(wanted.get(i))) {
        misplaced.add(known.get(i));
      }
    }
    return misplaced;
  }
}

package org.hulian.evidence.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hulian.evidence.log.Sha256;
import org.hulian.listing.feed.JsonLine;
import org.jspecify.annotations.Nullable;

/**
 * Writes a package after WACZ 1.2.0: a manifest with the SHA-256 of every file, a digest of the
 * manifest with a seal, and the files, all of them stored. The same files, head and key give the
 * same bytes.
 *
 * <p>The manifest comes first, so that of a package that was cut off everything that is missing can
 * be named.
 */
public final class EvidencePackage {
  static final String MANIFEST = "datapackage.json";
  static final String DIGEST = "datapackage-digest.json";
  static final String HASH = "sha256:";

  /** Validators of WACZ 1.1.1, whose layout this has too, ask for it; 1.2.0 needs it no more. */
  private static final String WACZ_VERSION = "1.1.1";

  private EvidencePackage() {}

  /**
   * What the manifest says of the whole.
   *
   * @param id names the package
   * @param home address and time of the page to begin with; absent if there is none
   */
  public record Head(
      String id,
      String title,
      String description,
      Instant created,
      String software,
      @Nullable Home home) {}

  /** The page that a reader shows first. */
  public record Home(String url, Instant at) {}

  /**
   * Writes a package; the stream stays open.
   *
   * @param parts in the order in which they are to stand
   * @return bytes written
   * @throws IllegalArgumentException if a path is not allowed, given twice, or one that each
   *     package has is missing
   */
  public static long write(Head head, List<PackagePart> parts, Sealer sealer, OutputStream out)
      throws IOException {
    for (String needed : Manifest.REQUIRED) {
      if (parts.stream().noneMatch(part -> part.path().startsWith(needed))) {
        throw new IllegalArgumentException("a package has " + needed);
      }
    }
    List<Measured> files = new ArrayList<>();
    for (PackagePart part : parts) {
      files.add(Measured.of(part));
    }
    String manifest = JsonLine.of(manifest(head, files));
    String sha256 = Sha256.hex(manifest.getBytes(StandardCharsets.UTF_8));
    StoredZipWriter zip = new StoredZipWriter(out);
    zip.add(json(MANIFEST, manifest));
    zip.add(json(DIGEST, JsonLine.of(digest(sha256, sealer.seal(head.id(), sha256)))));
    for (Measured file : files) {
      zip.add(file);
    }
    return zip.finish();
  }

  private static Measured json(String path, String text) throws IOException {
    return Measured.of(PackagePart.text(path, "application/json", text));
  }

  private static Map<String, @Nullable Object> manifest(Head head, List<Measured> files) {
    Map<String, @Nullable Object> manifest = new LinkedHashMap<>();
    manifest.put("profile", "wacz");
    manifest.put("wacz_version", WACZ_VERSION);
    manifest.put("id", head.id());
    manifest.put("title", head.title());
    manifest.put("description", head.description());
    manifest.put("created", head.created());
    manifest.put("software", head.software());
    if (head.home() != null) {
      Map<String, Object> home = new LinkedHashMap<>();
      home.put("url", head.home().url());
      home.put("ts", head.home().at());
      manifest.put("home", home);
    }
    manifest.put("resources", files.stream().map(EvidencePackage::resource).toList());
    return manifest;
  }

  private static Map<String, Object> resource(Measured file) {
    Map<String, Object> resource = new LinkedHashMap<>();
    resource.put("name", file.path().substring(file.path().indexOf('/') + 1));
    resource.put("path", file.path());
    resource.put("hash", HASH + file.sha256());
    resource.put("bytes", file.bytes());
    resource.put("mediatype", file.mediaType());
    return resource;
  }

  static Map<String, @Nullable Object> digest(String sha256, Seal seal) {
    Map<String, @Nullable Object> digest = new LinkedHashMap<>();
    digest.put("path", MANIFEST);
    digest.put("hash", HASH + sha256);
    digest.put(Seal.MEMBER, seal.json());
    return digest;
  }
}

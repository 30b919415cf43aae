package org.hulian.evidence;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hulian.evidence.log.Sha256;
import org.hulian.listing.CaptureRef;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcConversion;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcTruncationReason;
import org.netpreserve.jwarc.WarcWriter;

/** A rendered page as a record of its own, of type conversion (WARC 1.1, 6.7). */
final class ConversionRecord implements CaptureFile.Records {
  private static final String TYPE = "text/html;charset=utf-8";
  private static final int OK = 200;

  private final Conversion conversion;
  private final URI id = URI.create("urn:uuid:" + UUID.randomUUID());
  private final byte[] digest;

  ConversionRecord(Conversion conversion) {
    this.conversion = conversion;
    digest = Sha256.digest().digest(conversion.html());
  }

  CaptureRef ref() {
    return new CaptureRef(id.toString(), HexFormat.of().formatHex(digest));
  }

  @Override
  public void writeTo(WarcWriter writer, URI warcinfo) throws IOException {
    WarcConversion.Builder builder = new WarcConversion.Builder();
    builder
        .version(MessageVersion.WARC_1_1)
        .recordId(id)
        .warcinfoId(warcinfo)
        .date(conversion.date())
        .blockDigest(new WarcDigest("sha256", digest))
        .payloadDigest(new WarcDigest("sha256", digest))
        .refersTo(URI.create(conversion.of().record()))
        .setHeader("WARC-Target-URI", conversion.uri().toString())
        .body(MediaType.parse(TYPE), conversion.html());
    writer.write(builder.build());
  }

  /**
   * The page of such a record; absent if it is another kind of record, or of no HTML.
   *
   * @throws IOException if it cannot be read to its end
   */
  static @Nullable Captured read(WarcRecord record, Captured.Location at) throws IOException {
    String type = record.headers().first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    Optional<String> target = record.headers().first("WARC-Target-URI");
    if (!(record instanceof WarcConversion) || !type.startsWith("text/html") || target.isEmpty()) {
      return null;
    }
    byte[] html = record.body().stream().readNBytes(CaptureReader.MAX_BODY_BYTES);
    boolean cut =
        html.length == CaptureReader.MAX_BODY_BYTES
            || record.truncated() != WarcTruncationReason.NOT_TRUNCATED;
    Instant date = record.date();
    String sha256 = HexFormat.of().formatHex(Sha256.digest().digest(html));
    return new Captured(
        URI.create(target.get()),
        OK,
        Map.of("content-type", List.of(type)),
        html,
        date,
        new CaptureRef(record.id().toString(), sha256),
        at,
        true,
        cut);
  }
}

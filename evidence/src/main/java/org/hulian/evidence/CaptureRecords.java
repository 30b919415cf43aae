package org.hulian.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.UUID;
import org.hulian.evidence.log.Sha256;
import org.hulian.listing.CaptureRef;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.LengthedBody;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcCaptureRecord;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcTruncationReason;
import org.netpreserve.jwarc.WarcWriter;

/** One exchange on its way into a file: the names of its records, its digests, its bytes. */
final class CaptureRecords implements CaptureFile.Records {
  private final Exchange exchange;
  private final URI requestId = newId();
  private final URI responseId = newId();
  private final byte[] payloadDigest;

  private CaptureRecords(Exchange exchange, byte[] payloadDigest) {
    this.exchange = exchange;
    this.payloadDigest = payloadDigest;
  }

  static CaptureRecords of(Exchange exchange) {
    return new CaptureRecords(exchange, payloadDigest(exchange.response()));
  }

  private static URI newId() {
    return URI.create("urn:uuid:" + UUID.randomUUID());
  }

  CaptureRef ref() {
    return new CaptureRef(responseId.toString(), HexFormat.of().formatHex(payloadDigest));
  }

  @Override
  public void writeTo(WarcWriter writer, URI warcinfo) throws IOException {
    byte[] request = exchange.request();
    if (request != null) {
      WarcRequest.Builder builder = new WarcRequest.Builder(exchange.uri());
      fill(builder, requestId, warcinfo, request);
      writer.write(builder.body(MediaType.HTTP_REQUEST, request).build());
    }
    byte[] response = exchange.response();
    WarcResponse.Builder builder = new WarcResponse.Builder(exchange.uri());
    fill(builder, responseId, warcinfo, response);
    builder.payloadDigest(new WarcDigest("sha256", payloadDigest)).truncated(reason());
    if (request != null) {
      builder.concurrentTo(requestId);
    }
    writer.write(builder.body(MediaType.HTTP_RESPONSE, response).build());
  }

  private <B extends WarcCaptureRecord.AbstractBuilder<?, B>> void fill(
      B builder, URI id, URI warcinfo, byte[] block) {
    builder
        .version(MessageVersion.WARC_1_1)
        .recordId(id)
        .warcinfoId(warcinfo)
        .date(exchange.date())
        .blockDigest(new WarcDigest("sha256", Sha256.digest().digest(block)));
    if (exchange.address() != null) {
      builder.ipAddress(exchange.address());
    }
  }

  private WarcTruncationReason reason() {
    return switch (exchange.truncation()) {
      case NONE -> WarcTruncationReason.NOT_TRUNCATED;
      case LENGTH -> WarcTruncationReason.LENGTH;
      case TIME -> WarcTruncationReason.TIME;
      case DISCONNECT -> WarcTruncationReason.DISCONNECT;
      case UNSPECIFIED -> WarcTruncationReason.UNSPECIFIED;
    };
  }

  /** Over the body with its transfer coding undone (WARC 1.1, 5.9), as far as it can be read. */
  private static byte[] payloadDigest(byte[] response) {
    MessageDigest digest = Sha256.digest();
    ReadableByteChannel channel = Channels.newChannel(new ByteArrayInputStream(response));
    try {
      HttpResponse http =
          HttpResponse.parse(LengthedBody.create(channel, ByteBuffer.allocate(0), response.length));
      InputStream payload = new DigestInputStream(http.body().stream(), digest);
      payload.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      return digest.digest(); // the reader will find the same end
    }
    return digest.digest();
  }
}

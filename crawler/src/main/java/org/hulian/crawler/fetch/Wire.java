package org.hulian.crawler.fetch;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.ProtocolVersion;
import org.hulian.evidence.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Puts an exchange back into the bytes that went over the wire (RFC 9112). Headers and body are as
 * they came; only where the body came in chunks it is put into one.
 */
final class Wire {
  private static final String LINE_END = "\r\n";

  private Wire() {}

  static Exchange exchange(
      URI uri,
      Instant sentAt,
      HttpClientContext context,
      ClassicHttpResponse response,
      HttpTransport.Body body) {
    HttpRequest request = context.getRequest();
    return new Exchange(
        uri,
        sentAt,
        request == null ? null : request(request),
        response(response, body.bytes()),
        peer(context.getEndpointDetails()),
        body.truncation());
  }

  private static @Nullable InetAddress peer(@Nullable EndpointDetails endpoint) {
    return endpoint != null && endpoint.getRemoteAddress() instanceof InetSocketAddress socket
        ? socket.getAddress()
        : null;
  }

  private static byte[] request(HttpRequest request) {
    StringBuilder head = new StringBuilder();
    head.append(request.getMethod()).append(' ').append(request.getRequestUri());
    head.append(" HTTP/1.1").append(LINE_END);
    return head(head, request.getHeaders()).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] response(ClassicHttpResponse response, byte[] body) {
    ProtocolVersion version = response.getVersion();
    StringBuilder head = new StringBuilder();
    head.append(version == null ? HttpVersion.HTTP_1_1 : version).append(' ');
    head.append(response.getCode()).append(' ');
    head.append(response.getReasonPhrase() == null ? "" : response.getReasonPhrase());
    head.append(LINE_END);
    ByteArrayOutputStream wire = new ByteArrayOutputStream(body.length + 1024);
    wire.writeBytes(latin(head(head, response.getHeaders())));
    Header coding = response.getLastHeader("Transfer-Encoding");
    boolean chunked = coding != null && "chunked".equalsIgnoreCase(coding.getValue());
    if (chunked && body.length > 0) {
      wire.writeBytes(latin(Integer.toHexString(body.length) + LINE_END));
    }
    wire.writeBytes(body);
    if (chunked) {
      wire.writeBytes(latin((body.length > 0 ? LINE_END : "") + "0" + LINE_END + LINE_END));
    }
    return wire.toByteArray();
  }

  private static String head(StringBuilder head, Header[] headers) {
    for (Header header : headers) {
      head.append(header.getName()).append(": ");
      head.append(header.getValue() == null ? "" : header.getValue()).append(LINE_END);
    }
    return head.append(LINE_END).toString();
  }

  /** One byte for each character, as the client read them. */
  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}

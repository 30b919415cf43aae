package org.hulian.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110, 8.4; RFC 1950, 1951, 1952, 7932; and what servers make of them. */
@Timeout(60)
class ContentCodingsTest {
  private static final int LIMIT = 1 << 20;
  private static final byte[] BODY = "User-agent: *\nDisallow: /\n".getBytes(UTF_8);

  /** "hello world": one block of literals that saves nothing. */
  private static final byte[] BROTLI = HexFormat.of().parseHex("0b058068656c6c6f20776f726c6403");

  private static ContentCodings.Decoded undo(String field, byte[] body) {
    return ContentCodings.undo(new ByteArrayInputStream(body), List.of(field), LIMIT);
  }

  private static byte[] read(String field, byte[] body) {
    ContentCodings.Decoded decoded = undo(field, body);
    assertThat(decoded.problem()).isNull();
    assertThat(decoded.whole()).isTrue();
    return decoded.bytes();
  }

  @Test
  void theCodingAppliedLastIsUndoneFirst() throws IOException {
    assertThat(read("deflate, gzip", Captures.gzip(deflate(BODY, false)))).isEqualTo(BODY);
    assertThat(read("deflate, gzip", Captures.gzip(deflate(BODY, true)))).isEqualTo(BODY);
    assertThat(read("gzip, deflate", deflate(Captures.gzip(BODY), true))).isEqualTo(BODY);
    assertThat(read("br, X-Gzip", Captures.gzip(BROTLI))).asString(UTF_8).isEqualTo("hello world");
    assertThat(read("identity, gzip,,", Captures.gzip(BODY))).isEqualTo(BODY);
    byte[] thrice = Captures.gzip(Captures.gzip(Captures.gzip(BODY)));
    assertThat(read("gzip, gzip, gzip", thrice)).isEqualTo(BODY);
    List<String> fields = List.of("deflate", "gzip");
    ByteArrayInputStream wire = new ByteArrayInputStream(Captures.gzip(deflate(BODY, false)));
    assertThat(ContentCodings.undo(wire, fields, LIMIT).bytes()).isEqualTo(BODY);
  }

  @Test
  void membersFollowOneAnotherAndWhatIsNoMemberIsPassedOver() throws IOException {
    byte[] gzip = Captures.gzip(BODY);
    byte[] empty = Captures.gzip(new byte[0]);

    assertThat(read("gzip", Captures.join(gzip, empty, gzip))).isEqualTo(Captures.join(BODY, BODY));
    assertThat(read("gzip", Captures.join(gzip, new byte[512]))).isEqualTo(BODY);
    assertThat(read("gzip", Captures.join(gzip, "\n".getBytes(UTF_8)))).isEqualTo(BODY);
  }

  @Test
  void membersThatHoldNothingCostAsMuchAsTheirBytesAndNoStack() throws IOException {
    byte[] empty = Captures.gzip(new byte[0]);
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    while (many.size() < LIMIT / 2) {
      many.writeBytes(empty);
    }

    assertThat(read("gzip", many.toByteArray())).isEmpty();
    assertThat(read("gzip", Captures.join(many.toByteArray(), Captures.gzip(BODY))))
        .isEqualTo(BODY);
    assertThat(read("gzip, gzip", Captures.gzip(many.toByteArray()))).isEmpty();
  }

  @Test
  void noLayerGivesMoreThanTheLimitEvenIfNothingComesOutOfIt() throws IOException {
    byte[] empty = Captures.gzip(new byte[0]);
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    while (many.size() < 8 * LIMIT) {
      many.writeBytes(empty);
    }

    ContentCodings.Decoded hollow = undo("gzip, gzip", Captures.gzip(many.toByteArray()));
    ContentCodings.Decoded bomb = undo("gzip", Captures.gzip(new byte[8 * LIMIT]));
    ContentCodings.Decoded exact = undo("gzip", Captures.gzip(new byte[LIMIT]));

    assertThat(hollow.cutAtLimit()).isTrue();
    assertThat(hollow.bytes()).isEmpty();
    assertThat(bomb.cutAtLimit()).isTrue();
    assertThat(bomb.bytes()).hasSize(LIMIT);
    assertThat(exact.whole()).isTrue();
    assertThat(exact.bytes()).hasSize(LIMIT);
  }

  @Test
  void aTornBodyIsNeverTakenForAWholeOne() throws IOException {
    byte[] long1 = new byte[3_000];
    new Random(7).nextBytes(long1);
    byte[] gzip = Captures.gzip(long1);
    byte[] twice = Captures.join(Captures.gzip(BODY), gzip);
    byte[] deflated = deflate(long1, false);
    for (int length = 1; length < gzip.length; length += 11) {
      assertThat(undo("gzip", Arrays.copyOf(gzip, length)).problem()).as("%s", length).isNotNull();
      int second = twice.length - gzip.length + length;
      assertThat(undo("gzip", Arrays.copyOf(twice, second)).problem()).isNotNull();
    }
    for (int length = 1; length < deflated.length - 4; length += 11) {
      assertThat(undo("deflate", Arrays.copyOf(deflated, length)).problem()).isNotNull();
    }
    for (int length = 1; length < BROTLI.length; length++) {
      assertThat(undo("br", Arrays.copyOf(BROTLI, length)).problem()).isNotNull();
    }
  }

  @Test
  void aChangedBodyIsNeverTakenForAWholeOne() throws IOException {
    byte[] gzip = Captures.gzip(BODY);
    gzip[gzip.length - 8] ^= 1;
    byte[] dictionary = {0x78, (byte) 0xbb, 1, 2, 3, 4, 5, 6, 7, 8};

    assertThat(undo("gzip", gzip).problem()).contains("checksum");
    assertThat(undo("deflate", dictionary).problem()).contains("dictionary");
    assertThat(undo("deflate", BODY).problem()).isNotNull();
    assertThat(undo("br", BODY).problem()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"zstd", "compress", "gzip, zebra", "gzip, gzip, gzip, gzip", "gzip;q=1"})
  void whatCannotBeUndoneIsNamed(String field) {
    ContentCodings.Decoded decoded = undo(field, BODY);

    assertThat(decoded.problem()).contains("content coding");
    assertThat(decoded.whole()).isFalse();
    assertThat(decoded.bytes()).isEmpty();
  }

  @Test
  void aCodingThatWasNamedButNotAppliedIsPassedOver() {
    assertThat(read("gzip", BODY)).isEqualTo(BODY);
    assertThat(read("gzip, gzip", BODY)).isEqualTo(BODY);
    for (String coding : List.of("gzip", "deflate", "br", "zstd", "gzip, deflate")) {
      assertThat(read(coding, new byte[0])).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "br", "br, gzip", "deflate, br, gzip"})
  void anyBytesAtAllAreReadWithoutHarm(String field) {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 3_000; i++) {
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      byte[] changed = BROTLI.clone();
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));

      assertThat(undo(field, noise).bytes().length).as("seed %s", seed).isLessThanOrEqualTo(LIMIT);
      assertThat(undo(field, changed).bytes()).as("seed %s", seed).isNotNull();
    }
  }

  private static byte[] deflate(byte[] bytes, boolean bare) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater =
        new DeflaterOutputStream(out, new Deflater(Deflater.BEST_COMPRESSION, bare))) {
      deflater.write(bytes);
    }
    return out.toByteArray();
  }
}

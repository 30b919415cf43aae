package org.hulian.evidence.stamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Only an answer to our question, by somebody who may stamp, is a stamp. */
@Timeout(120)
class StampTest {
  private static final Instant NOW = Instant.parse("2026-11-27T03:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final String SHA256 = "5a".repeat(32);

  @TempDir private Path folder;
  private final StampingService service = start();
  private final StampClient patient = new StampClient(Duration.ofSeconds(50));
  private final StampClient hasty = new StampClient(Duration.ofSeconds(1));

  private static StampingService start() {
    try {
      return new StampingService(NOW);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeEach
  void behave() {
    service.manner = StampingService.Manner.RIGHT;
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private StampAnchors trusted() throws IOException, GeneralSecurityException {
    return StampAnchors.read(service.root(folder));
  }

  private Stamp ask(StampAnchors anchors) throws IOException, StampException {
    StampRequest question = StampRequest.of(SHA256, new SecureRandom());
    StampClient client = service.manner.keepsWaiting() ? hasty : patient;
    return question.check(client.ask(service.address(), question), anchors, CLOCK);
  }

  private byte[] answer() throws IOException {
    return patient.ask(service.address(), StampRequest.of(SHA256, new SecureRandom()));
  }

  @Test
  void aRightAnswerIsAStampThatCanBeCheckedAnyTime() throws Exception {
    assertThat(ask(trusted()))
        .isEqualTo(new Stamp(NOW, StampingService.POLICY.getId(), "CN=Stamps", true));
    byte[] answer = answer();
    assertThat(StampCheck.check(answer, SHA256, trusted()).anchored()).isTrue();
    assertThat(StampCheck.check(answer, SHA256, StampAnchors.NONE).anchored()).isFalse();
    assertThatThrownBy(() -> StampCheck.check(answer, "5b".repeat(32), StampAnchors.NONE))
        .isInstanceOf(StampException.class)
        .hasMessage("it stamps another file");
  }

  @ParameterizedTest
  @EnumSource(
      value = StampingService.Manner.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"RIGHT", "ERROR", "SLOW"})
  void aBadAnswerIsNone(StampingService.Manner manner) throws Exception {
    StampAnchors anchors = trusted();
    service.manner = manner;

    assertThatThrownBy(() -> ask(anchors))
        .as(manner.name())
        .isInstanceOfAny(StampException.class, IOException.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = StampingService.Manner.class,
      names = {"ERROR", "SLOW"})
  void aServiceThatDoesNotAnswerIsGivenUpInTime(StampingService.Manner manner) {
    service.manner = manner;

    assertThatThrownBy(() -> ask(StampAnchors.NONE)).isInstanceOf(IOException.class);
  }

  @Test
  void aServiceThatIsDownIsAnErrorAndNothingElse() {
    URI address = service.address();
    service.close();

    assertThatThrownBy(() -> patient.ask(address, StampRequest.of(SHA256, new SecureRandom())))
        .isInstanceOf(IOException.class);
  }

  @Test
  void somebodyElsesAuthorityIsNotOurs() throws Exception {
    try (StampingService other = new StampingService(NOW)) {
      StampAnchors others = StampAnchors.read(other.root(folder));
      assertThatThrownBy(() -> ask(others)).hasMessageContaining("not trusted: CN=Stamps");
      assertThat(StampCheck.check(answer(), SHA256, others).anchored()).isFalse();
    }
  }

  @Test
  void aFlippedBitMakesNoOtherStamp() throws Exception {
    byte[] answer = answer();
    StampAnchors anchors = trusted();
    long seed = Long.getLong("hulian.seed", 20261127L);
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    int signed = 0;
    for (int i = 0; i < 60; i++) {
      byte[] flipped = answer.clone();
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        Stamp stamp = StampCheck.check(flipped, SHA256, anchors);
        // The certificate of the authority comes along, but is taken from those that are trusted.
        assertThat(stamp).isEqualTo(new Stamp(NOW, stamp.policy(), stamp.authority(), true));
        signed++;
      } catch (StampException e) {
        assertThat(e).hasMessageNotContaining("\n");
      }
    }
    assertThat(signed).isLessThan(30);
  }

  @Test
  void aFileWithoutCertificatesIsRefused() throws IOException {
    Path empty = Files.writeString(folder.resolve("none.pem"), "");
    assertThatThrownBy(() -> StampAnchors.read(empty)).isInstanceOf(IOException.class);
  }
}

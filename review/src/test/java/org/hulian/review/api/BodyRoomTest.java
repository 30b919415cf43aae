package org.hulian.review.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** However many send, so much is held and so long is waited. */
class BodyRoomTest {
  private static final int LARGEST = 8 << 20;

  @Test
  void fourOfTheLargestBodiesAreHeldAndTheFifthIsToldToComeAgain() {
    BodyRoom room = new BodyRoom();
    List<BodyRoom.Place> taken = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      taken.add(room.take(LARGEST, LARGEST));
    }
    taken.add(room.take(-1, LARGEST));
    assertThatThrownBy(() -> room.take(10, LARGEST))
        .isInstanceOfSatisfying(
            ApiProblem.class,
            problem -> assertThat(problem.kind()).isEqualTo(ApiProblem.Kind.BUSY));
    taken.getFirst().giveBack();
    for (int i = 0; i < 8; i++) {
      room.take(10, LARGEST);
    }
    assertThatThrownBy(() -> room.take(10, LARGEST)).isInstanceOf(ApiProblem.class);
  }

  @Test
  void aBodyThatAnnouncesTooMuchTakesNoMoreThanIsReadOfIt() {
    BodyRoom room = new BodyRoom();
    assertThat(room.take(Long.MAX_VALUE, LARGEST).mebibytes()).isEqualTo(8);
    assertThat(room.take(0, LARGEST).mebibytes()).isOne();
  }

  @Test
  void aBodyThatTricklesIsGivenUp() {
    Instant start = Instant.parse("2026-11-22T04:00:00Z");
    long[] bytes = {0};
    InputStream trickle =
        new InputStream() {
          @Override
          public int read() {
            bytes[0]++;
            return ' ';
          }

          @Override
          public int read(byte[] into, int from, int most) {
            into[from] = (byte) read();
            return 1;
          }
        };
    assertThatThrownBy(() -> Bodies.one(trickle, LARGEST, () -> start.plusSeconds(bytes[0])))
        .isInstanceOfSatisfying(
            ApiProblem.class,
            problem -> assertThat(problem.kind()).isEqualTo(ApiProblem.Kind.TOO_SLOW));
    assertThat(bytes[0]).isEqualTo(31);
  }
}

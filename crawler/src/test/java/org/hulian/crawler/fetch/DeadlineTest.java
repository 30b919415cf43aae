package org.hulian.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.hulian.crawler.LoopbackSite;
import org.junit.jupiter.api.Test;

/** There is one deadline for all that a request waits for. */
class DeadlineTest {
  private static final Duration DEADLINE = Duration.ofSeconds(1);

  private static Answer ask(LoopbackSite server, long resolving) throws Exception {
    HostResolver slow =
        host -> {
          try {
            Thread.sleep(resolving);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return new InetAddress[] {InetAddress.getLoopbackAddress()};
        };
    EgressGuard guard = new EgressGuard(slow, true, Clock.systemUTC());
    FetchSettings settings = new FetchSettings("Hulian/test", DEADLINE, 1_000);
    URI uri = URI.create("http://slow.example:" + server.port() + "/");
    try (guard;
        HttpTransport transport =
            new HttpTransport(guard, settings, ResponseRecorder.NONE, Clock.systemUTC())) {
      return transport.ask(new HttpTransport.Request(uri, Map.of(), type -> true, 100));
    }
  }

  @Test
  void aSlowNameServerLeavesLessTimeForTheAnswer() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.page("/", exchange -> Thread.sleep(20_000));
      long begun = System.nanoTime();
      Answer answer = ask(server, 700);
      Duration took = Duration.ofNanos(System.nanoTime() - begun);

      assertThat(((Answer.Silence) answer).reason()).startsWith("timeout");
      assertThat(took).isLessThan(Duration.ofMillis(1_650));
      assertThat(server.hits()).hasSize(1);
    }
  }

  @Test
  void aNameServerThatNeverAnswersIsGivenUpAtTheDeadline() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      long begun = System.nanoTime();
      Answer answer = ask(server, 20_000);
      Duration took = Duration.ofNanos(System.nanoTime() - begun);

      assertThat(((Answer.Silence) answer).reason()).startsWith("host not found");
      assertThat(((Answer.Silence) answer).lasting()).isFalse();
      assertThat(took).isLessThan(Duration.ofMillis(1_650));
      assertThat(server.hits()).isEmpty();
    }
  }
}

package org.hulian.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hulian.crawler.frontier.FrontierSettings;
import org.hulian.crawler.frontier.RevisitSchedule;
import org.hulian.crawler.frontier.SiteFrontier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostLanesTest {
  private static final Map<String, List<String>> NAMES =
      Map.of(
          "www.shop.com.cn", List.of("203.0.113.7"),
          "m.shop.com.cn", List.of("203.0.113.8", "2001:db8::8"),
          "other.com.cn", List.of("203.0.113.7"),
          "one.github.io", List.of("203.0.113.9"),
          "two.github.io", List.of("203.0.113.10"),
          "203.0.113.7", List.of("203.0.113.7"),
          "localhost", List.of("127.0.0.1"));

  @TempDir Path folder;

  private static InetAddress[] resolve(String host) throws UnknownHostException {
    List<String> addresses = NAMES.get(host);
    if (addresses == null) {
      throw new UnknownHostException(host);
    }
    InetAddress[] found = new InetAddress[addresses.size()];
    for (int i = 0; i < found.length; i++) {
      found[i] = InetAddress.getByName(addresses.get(i));
    }
    return found;
  }

  private List<String> lanes(String host) {
    FrontierSettings settings =
        new FrontierSettings(
            "shop", Duration.ZERO, 1, 1, Duration.ZERO, RevisitSchedule.EVERY_RUN, 1);
    try (SiteFrontier frontier = SiteFrontier.open(folder, settings, Clock.systemUTC());
        EgressGuard guard = new EgressGuard(HostLanesTest::resolve, true, Clock.systemUTC())) {
      return new HostLanes(guard, frontier).lanes(host);
    }
  }

  @Test
  void hostsShareWhatWasRegisteredAndTheMachineTheyAreOn() {
    assertThat(lanes("www.shop.com.cn")).containsExactly("ip 203.0.113.7", "domain shop.com.cn");
    assertThat(lanes("m.shop.com.cn")).contains("domain shop.com.cn").hasSize(3);
    assertThat(lanes("other.com.cn")).containsExactly("ip 203.0.113.7", "domain other.com.cn");
    assertThat(lanes("203.0.113.7")).containsExactly("ip 203.0.113.7");
  }

  @Test
  void customersOfAHostingCompanyAreNotOneOwner() {
    assertThat(lanes("one.github.io")).contains("domain one.github.io");
    assertThat(lanes("two.github.io")).contains("domain two.github.io");
  }

  @Test
  void thisMachineIsNoLane() {
    assertThat(lanes("localhost")).isEmpty();
  }

  @Test
  void aNameThatIsNotFoundJustNowIsItsOwnersAllTheSame() {
    assertThat(lanes("www.gone.com")).containsExactly("domain gone.com");
  }
}

package org.hulian.bench.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MadeForumTest {
  private static final String HOST = "127.0.0.1:8000";
  private final MadeForum forum = new MadeForum(1);

  @ParameterizedTest
  @ValueSource(ints = {3, 21, 22, 23, 44, 300})
  void everyPageCanBeReachedAndThereAreAsManyAsWereAskedFor(int pages) {
    Round round =
        new Round(
            List.of(HOST),
            MadeForum.folder("r1", pages),
            Duration.ZERO,
            Duration.ZERO,
            Path.of(""));
    Set<String> seen = new HashSet<>(round.starts());
    Queue<String> queue = new ArrayDeque<>(seen);
    while (!queue.isEmpty()) {
      String address = queue.remove();
      String html = page(URI.create(address).getPath());
      PageLinks.read(html, address).links().stream()
          .filter(round::covers)
          .filter(seen::add)
          .forEach(queue::add);
    }

    assertThat(seen).hasSize(pages);
  }

  @Test
  void threadIsAsLargeAsThreadsOfForumsAre() {
    assertThat(forum.page("/r1-50/thread-7-1-1.html").orElseThrow()).hasSizeBetween(17_000, 24_000);
  }

  @Test
  void membersAndLogInAreNoPages() {
    assertThat(MadeForum.isPage("/r1-50/home.php")).isFalse();
    assertThat(forum.page("/r1-50/forum.php?mod=redirect")).isEmpty();
    assertThat(forum.page("/r1-50/thread-9999-1-1.html")).isEmpty();
  }

  private String page(String path) {
    return new String(forum.page(path).orElseThrow(), StandardCharsets.UTF_8);
  }
}

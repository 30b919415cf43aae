package org.hulian.crawler.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Looks all the time at the sockets of the browsers that this process has started. */
final class OpenSockets implements AutoCloseable {
  private static final int INODE = 9;
  private static final int REMOTE = 2;

  private final Set<String> seen = new ConcurrentSkipListSet<>();
  private final AtomicInteger looks = new AtomicInteger();
  private volatile boolean ended;
  private final Thread looking = Thread.ofPlatform().daemon().start(this::look);

  /** Each as {@code kind: remote end}, in the notation of the system. */
  Set<String> seen() {
    return seen;
  }

  /** How often a browser was looked at. */
  int looks() {
    return looks.get();
  }

  private void look() {
    while (!ended) {
      try {
        Map<String, String> inet = new HashMap<>();
        for (String kind : List.of("tcp", "tcp6", "udp", "udp6", "raw", "raw6")) {
          Files.readAllLines(Path.of("/proc/net", kind)).stream()
              .skip(1)
              .map(line -> line.strip().split("\\s+"))
              .forEach(row -> inet.put("socket:[" + row[INODE] + "]", kind + ": " + row[REMOTE]));
        }
        List<ProcessHandle> browsers =
            ProcessHandle.current()
                .descendants()
                .filter(one -> one.info().command().orElse("").contains("chrom"))
                .toList();
        browsers.forEach(one -> note(one, inet));
        looks.addAndGet(browsers.isEmpty() ? 0 : 1);
        Thread.sleep(2);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void note(ProcessHandle process, Map<String, String> inet) {
    try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
      for (Path one : Arrays.asList(open.toArray(Path[]::new))) {
        String socket = inet.get(target(one));
        if (socket != null) {
          seen.add(socket);
        }
      }
    } catch (IOException | java.io.UncheckedIOException e) {
      return; // it has just ended
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      return "closed";
    }
  }

  @Override
  public void close() {
    ended = true;
    try {
      looking.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

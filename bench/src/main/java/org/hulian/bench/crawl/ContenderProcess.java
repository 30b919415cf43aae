package org.hulian.bench.crawl;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The process of one contender: crawls a round for each line of its standard input. */
final class ContenderProcess {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private ContenderProcess() {}

  /**
   * What a round took.
   *
   * @param wallNanos from its begin to its last page
   * @param cpuNanos of the whole process, its compiler and collector included
   */
  record Took(long wallNanos, long cpuNanos) {
    static Took parse(String line) {
      String[] words = line.split(" ", -1);
      return new Took(Long.parseLong(words[0]), Long.parseLong(words[1]));
    }
  }

  /** The line that has a round crawled. */
  static String line(String folder, Duration delay, Duration limit) {
    return folder + " " + delay.toMillis() + " " + limit.toMillis();
  }

  /**
   * Crawls until its standard input ends.
   *
   * @param args the contender, a folder for its data, the hosts
   */
  public static void main(String[] args) throws Exception {
    PrintStream out = System.out;
    System.setOut(System.err); // libraries may have something to say
    Contender contender = Entry.valueOf(args[0]).make();
    Path data = Path.of(args[1]);
    List<String> hosts = List.of(args).subList(2, args.length);
    out.println("ready");
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ", -1);
      Path own = Files.createDirectories(data.resolve(args[0] + words[0].replace('/', '_')));
      Round round = new Round(hosts, words[0], millis(words[1]), millis(words[2]), own);
      long cpu = SYSTEM.getProcessCpuTime();
      long start = System.nanoTime();
      long end = contender.crawl(round);
      out.println((end - start) + " " + (SYSTEM.getProcessCpuTime() - cpu));
    }
    System.exit(0);
  }

  private static Duration millis(String word) {
    return Duration.ofMillis(Long.parseLong(word));
  }
}

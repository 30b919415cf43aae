package org.hulian.app;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hulian.crawler.AddressInquiry;
import org.hulian.crawler.AddressStanding;
import org.hulian.crawler.AddressStanding.Standing;
import org.hulian.crawler.extract.EngineCatalog;
import org.hulian.crawler.extract.ListingExtractor;
import org.hulian.crawler.frontier.FrontierView;
import org.hulian.listing.ListingId;
import org.hulian.listing.feed.JsonLine;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.run.Run;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says why an address waits, was skipped, failed, or what came of it. */
@Command(
    name = "why",
    mixinStandardHelpOptions = true,
    description = {
      "Says what came of an address, or what it waits for.",
      "",
      "Of an address that no run knows it says what would happen, by the site definitions and the "
          + "robots.txt that was last fetched. It makes no request, and may be asked while a crawl runs."
    },
    footer = {
      "",
      "Exit code 0 if the address was looked at, waits or would be asked, 1 if it was skipped, failed "
          + "or would never be asked."
    })
final class WhyCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "URL", description = "The address, in any spelling.")
  private String address = "";

  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  WhyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    EngineCatalog engines = Home.engines();
    SiteFiles files = SiteFiles.load(engines, "");
    List<AddressStanding> all;
    try (Closing frontier = new Closing(FrontierView.open(common.data).orElse(null))) {
      all =
          new AddressInquiry(
                  files.catalog().sites(),
                  new ListingExtractor(engines),
                  frontier.view,
                  terminal.clock())
              .of(address);
    }
    for (AddressStanding standing : all) {
      Map<String, String> facts = new LinkedHashMap<>(standing.facts());
      facts.putAll(stored(standing));
      facts.putAll(record(standing));
      show(standing, facts);
    }
    return all.stream().anyMatch(standing -> standing.standing().fine()) ? 0 : 1;
  }

  /** Closes what may be absent. */
  private record Closing(@Nullable FrontierView view) implements AutoCloseable {
    @Override
    public void close() {
      if (view != null) {
        view.close();
      }
    }
  }

  /** What the store knows: how the site's runs stand, and the items that were found there. */
  private Map<String, String> stored(AddressStanding standing) {
    Map<String, String> facts = new LinkedHashMap<>();
    if (!Files.isRegularFile(common.data.resolve(Database.FILE))) {
      return facts;
    }
    try (Database store = Database.open(common.data, Access.READ, terminal.clock())) {
      String site = standing.site();
      if (site != null) {
        store.runs().newest(site).ifPresent(run -> facts.put("last run", line(run)));
        store
            .schedules()
            .find(site)
            .filter(schedule -> !schedule.plan().isEmpty())
            .ifPresent(
                one -> facts.put("schedule", ScheduleText.line(one, terminal.clock().instant())));
      }
      for (ListingId id : standing.items()) {
        facts.merge(
            "items",
            id.value()
                + store
                    .listings()
                    .find(id)
                    .map(
                        item ->
                            " (version "
                                + item.version()
                                + ", "
                                + item.listing().sighting().status().name().toLowerCase(Locale.ROOT)
                                + ")")
                    .orElse(" (not stored)"),
            (a, b) -> a + " " + b);
      }
    }
    return facts;
  }

  private static String line(Run run) {
    return run.id()
        + ", "
        + run.status().name().toLowerCase(Locale.ROOT)
        + ", begun "
        + run.startedAt()
        + (run.endedAt() == null ? "" : ", ended " + run.endedAt())
        + (run.reason().isEmpty() ? "" : " (" + run.reason() + ")");
  }

  /** Where its newest answer is recorded, if there was one. */
  private Map<String, String> record(AddressStanding standing) throws IOException {
    String canonical = standing.canonical();
    boolean asked =
        List.of(Standing.FETCHED, Standing.MOVED, Standing.GONE, Standing.FAILED)
            .contains(standing.standing());
    // All files would be read for nothing where no server ever answered.
    if (canonical == null || !asked || !standing.answered()) {
      return Map.of();
    }
    return new WarcFolder(common.data)
        .newest(captured -> captured.uri().toString().equals(canonical))
        .map(
            captured ->
                Map.of(
                    "record",
                    "status "
                        + captured.status()
                        + " at "
                        + captured.date()
                        + ", "
                        + captured.at().file()
                        + " from byte "
                        + captured.at().offset()))
        .orElse(Map.of());
  }

  private void show(AddressStanding standing, Map<String, String> facts) {
    String name = standing.standing().name().toLowerCase(Locale.ROOT);
    if (json) {
      Map<String, @Nullable Object> line = new LinkedHashMap<>();
      line.put("address", standing.asked());
      line.put("canonical", standing.canonical());
      line.put("site", standing.site());
      line.put("standing", name);
      line.put("why", standing.why());
      line.put("items", standing.items().stream().map(ListingId::value).toList());
      line.put("facts", facts);
      terminal.out().println(TextOutput.json(JsonLine.of(line)));
      return;
    }
    terminal.out().println(TextOutput.oneLine(standing.asked()));
    terminal.out().println(TextOutput.oneLine(name.replace('_', ' ') + ": " + standing.why()));
    facts.forEach(
        (fact, value) ->
            terminal
                .out()
                .printf(Locale.ROOT, "  %-11s %s%n", fact + ":", TextOutput.oneLine(value)));
  }
}

package org.hulian.app.metrics;

import static org.hulian.app.metrics.Family.key;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.hulian.crawler.frontier.AddressState;
import org.hulian.crawler.frontier.SiteQueue;
import org.hulian.crawler.frontier.SiteQueue.HostTurn;
import org.hulian.store.run.LedgerOutcome;
import org.hulian.store.run.Run;
import org.hulian.store.run.RunStatus;
import org.hulian.store.run.SiteRuns;
import org.hulian.store.run.SiteSchedule;
import org.hulian.store.run.SiteState;

/** What is told of each site. No label but its name has more values than an enum. */
final class SiteFamilies {
  private static final String SITE = "site";

  private SiteFamilies() {}

  static List<MetricSnapshot> of(Reading reading) {
    return List.of(
        begun(reading),
        ended(reading),
        took(reading),
        status(reading),
        lastOutcomes(reading),
        outcomes(reading),
        completed(reading),
        due(reading),
        state(reading),
        addresses(reading),
        hosts(reading));
  }

  private static MetricSnapshot begun(Reading reading) {
    Family family =
        new Family(
            "hulian_site_last_run_start_timestamp_seconds", "When the newest run of a site began.");
    reading.runs().forEach(one -> family.add(one.last().startedAt(), SITE, one.site()));
    return family.snapshot();
  }

  private static MetricSnapshot ended(Reading reading) {
    Family family =
        new Family(
            "hulian_site_last_run_end_timestamp_seconds",
            "When the newest run of a site ended; absent while it goes on.");
    reading.runs().forEach(one -> family.add(one.last().endedAt(), SITE, one.site()));
    return family.snapshot();
  }

  private static MetricSnapshot took(Reading reading) {
    Family family =
        new Family(
            "hulian_site_last_run_duration_seconds",
            "How long the newest run of a site took, or has taken so far.");
    for (SiteRuns one : reading.runs()) {
      Run run = one.last();
      Instant end = run.endedAt() == null ? reading.at() : run.endedAt();
      family.add(Duration.between(run.startedAt(), end), SITE, one.site());
    }
    return family.snapshot();
  }

  private static MetricSnapshot status(Reading reading) {
    Family family =
        new Family(
            "hulian_site_last_run_status", "1 for how the newest run of a site stands, 0 else.");
    for (SiteRuns one : reading.runs()) {
      for (RunStatus status : RunStatus.values()) {
        boolean so = one.last().status() == status;
        family.add(so ? 1 : 0, SITE, one.site(), "status", key(status));
      }
    }
    return family.snapshot();
  }

  private static MetricSnapshot lastOutcomes(Reading reading) {
    Family family =
        new Family(
            "hulian_site_last_run_outcomes",
            "What came of addresses and items, by the ledger of a site's newest run.");
    for (SiteRuns one : reading.runs()) {
      for (LedgerOutcome outcome : LedgerOutcome.values()) {
        long count = one.last().counts().getOrDefault(outcome, 0L);
        family.add(count, SITE, one.site(), "outcome", key(outcome));
      }
    }
    return family.snapshot();
  }

  /** The only figure that never falls, also over restarts: what is in a ledger stays there. */
  private static MetricSnapshot outcomes(Reading reading) {
    CounterSnapshot.Builder family =
        CounterSnapshot.builder()
            .name("hulian_site_outcomes")
            .help("What came of addresses and items, by the ledgers of all runs of a site.");
    for (SiteRuns one : reading.runs()) {
      for (LedgerOutcome outcome : LedgerOutcome.values()) {
        family.dataPoint(
            CounterDataPointSnapshot.builder()
                .value(one.totals().getOrDefault(outcome, 0L).doubleValue())
                .labels(Labels.of(SITE, one.site(), "outcome", key(outcome)))
                .build());
      }
    }
    return family.build();
  }

  private static MetricSnapshot completed(Reading reading) {
    Family family =
        new Family(
            "hulian_site_last_completed_timestamp_seconds",
            "When a run of a site last ended as completed; absent if none did.");
    reading.runs().forEach(one -> family.add(one.completedAt(), SITE, one.site()));
    return family.snapshot();
  }

  private static List<SiteSchedule> planned(Reading reading) {
    return reading.schedules().stream().filter(one -> !one.plan().isEmpty()).toList();
  }

  private static MetricSnapshot due(Reading reading) {
    Family family =
        new Family(
            "hulian_site_next_run_timestamp_seconds",
            "When a site is due by its schedule, or tried again; absent while a run goes on, and if a"
                + " person has to say so.");
    planned(reading).stream()
        .filter(one -> one.state() != SiteState.RUNNING)
        .forEach(one -> family.add(one.nextAt(), SITE, one.site()));
    return family.snapshot();
  }

  private static MetricSnapshot state(Reading reading) {
    Family family =
        new Family("hulian_site_state", "1 for how a site with a schedule stands, 0 else.");
    for (SiteSchedule one : planned(reading)) {
      SiteState now = one.stateAt(reading.at());
      Arrays.stream(SiteState.values())
          .forEach(
              state -> family.add(now == state ? 1 : 0, SITE, one.site(), "state", key(state)));
    }
    return family.snapshot();
  }

  private static MetricSnapshot addresses(Reading reading) {
    Family family =
        new Family("hulian_site_frontier_addresses", "Addresses of a site that are known.");
    for (SiteQueue one : reading.queues()) {
      for (AddressState state : AddressState.values()) {
        long count = one.addresses().getOrDefault(state, 0L);
        family.add(count, SITE, one.site(), "state", key(state));
      }
    }
    return family.snapshot();
  }

  private static MetricSnapshot hosts(Reading reading) {
    Family family =
        new Family(
            "hulian_site_frontier_hosts",
            "Hosts of a site that have addresses to be asked, or are left alone (open, held).");
    for (SiteQueue one : reading.queues()) {
      for (HostTurn turn : HostTurn.values()) {
        long count = one.hosts().getOrDefault(turn, 0L);
        family.add(count, SITE, one.site(), "turn", key(turn));
      }
    }
    return family.snapshot();
  }
}

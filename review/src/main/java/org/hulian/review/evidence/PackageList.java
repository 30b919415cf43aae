package org.hulian.review.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hulian.review.access.Viewer;
import org.hulian.store.account.Role;
import org.hulian.store.evidence.PackageStamp;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the page of a case shows of packages. Thread-safe. */
@Component
public class PackageList {
  private final Optional<CasePackages> packages;

  PackageList(Optional<CasePackages> packages) {
    this.packages = packages;
  }

  /** One package as the page shows it. */
  public record Line(
      Instant madeAt, String account, boolean pages, String sha256, List<Stamp> stamps) {}

  /** What came of asking one stamping service; the time is absent before it stamped. */
  public record Stamp(String service, String status, String reason, @Nullable Instant stampedAt) {}

  /** Packages of a case, oldest first. */
  public List<Line> of(long caseId) {
    return packages.map(some -> lines(some, caseId)).orElse(List.of());
  }

  private static List<Line> lines(CasePackages packages, long caseId) {
    List<PackageStamp> stamps = packages.stampsOf(caseId);
    return packages.of(caseId).stream()
        .map(
            entry ->
                new Line(
                    entry.madeAt(),
                    entry.account(),
                    entry.pages(),
                    entry.sha256(),
                    stamps.stream()
                        .filter(stamp -> stamp.packageId() == entry.id())
                        .map(PackageList::stamp)
                        .toList()))
        .toList();
  }

  private static Stamp stamp(PackageStamp stamp) {
    return new Stamp(stamp.service(), stamp.status().key(), stamp.reason(), stamp.stampedAt());
  }

  /** Whether somebody may take a package away: it is masked. */
  public boolean mayPack(Viewer viewer) {
    return packages.isPresent() && viewer.is(Role.LEAD, Role.REGULATOR);
  }

  /** Whether with recorded pages, which nothing masks. */
  public boolean mayPackPages(Viewer viewer) {
    return viewer.is(Role.LEAD);
  }
}

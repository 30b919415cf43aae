package org.hulian.store.listing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.Sighting;
import org.hulian.listing.Status;
import org.hulian.listing.feed.ListingCodec;
import org.hulian.listing.feed.VerdictCodec;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Verdict;
import org.hulian.store.casefile.CaseKeeping;
import org.hulian.store.casefile.CaseState;
import org.hulian.store.casefile.CaseSubject;
import org.hulian.store.casefile.VersionChange;
import org.hulian.store.duplicate.Duplicates;
import org.hulian.store.notice.NoticeKeeping;
import org.hulian.store.notice.Proof;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Works out what each look at an item changes, in order, so that an item may come twice in a batch.
 * Rows are written at the end, those of one table together.
 */
final class BatchSave implements AutoCloseable {
  /** Items without a sketch that are seen to by the way. */
  private static final int CATCH_UP = 20;

  private final Handle handle;
  private final CaseKeeping cases;
  private final NoticeKeeping notices;
  private final Instant now;
  private final Map<ListingId, ItemState> items;
  private final ItemWrites writes;
  private final List<Duplicates.Version> texts = new ArrayList<>();
  private final List<Runnable> caseWork = new ArrayList<>();
  private final long firstNew;
  private long lastItemId;

  BatchSave(
      Handle handle, CaseKeeping cases, NoticeKeeping notices, Instant now, List<ListingId> ids) {
    this.handle = handle;
    this.cases = cases;
    this.notices = notices;
    this.now = now;
    this.writes = new ItemWrites(handle);
    this.items = ItemRows.states(handle, ids);
    this.lastItemId =
        handle.createQuery("SELECT coalesce(max(id), 0) FROM item").mapTo(Long.class).one();
    this.firstNew = lastItemId + 1;
  }

  /** Takes one look; nothing is written before {@link #finish}. */
  SaveOutcome add(ScoredListing scored) {
    ListingId id = scored.listing().id();
    ItemState item = items.get(id);
    Status seen = scored.listing().sighting().status();
    if (item == null) {
      if (seen == Status.REMOVED) {
        return SaveOutcome.ABSENT;
      }
      items.put(id, create(scored));
      return SaveOutcome.NEW;
    }
    if (isOlder(scored.listing().sighting(), item)) {
      return SaveOutcome.OLDER;
    }
    if (seen == Status.REMOVED) {
      return item.status == Status.REMOVED
          ? stillGone(item, scored.listing().sighting())
          : remove(item, scored.listing().sighting());
    }
    String hash = scored.listing().contentHash();
    if (item.status == Status.LIVE && item.contentHash.equals(hash)) {
      return rescore(item, scored);
    }
    VersionChange change =
        item.status == Status.LIVE ? VersionChange.CHANGED : VersionChange.RELISTED;
    advance(item, version(item.version + 1, scored, hash));
    texts.add(new Duplicates.Version(item.id, scored.listing(), scored.verdict(), false));
    follow(item, new CaseSubject(item.id, scored.listing(), scored.verdict()), change);
    return change == VersionChange.CHANGED ? SaveOutcome.CHANGED : SaveOutcome.RELISTED;
  }

  /** Takes the news that an item is gone; the listing that was live until now, null if none was. */
  @Nullable Listing gone(ListingId id, Sighting last) {
    ItemState item = items.get(id);
    if (item == null || isOlder(last, item)) {
      return null;
    }
    Instant seen = last.fetchedAt() == null ? now : last.fetchedAt();
    Sighting gone = new Sighting(Status.REMOVED, seen, last.capture());
    if (item.status == Status.REMOVED) {
      stillGone(item, gone);
      return null;
    }
    Listing live = ListingCodec.read(item.listing);
    remove(item, gone);
    return live;
  }

  /** Writes everything. */
  void finish() {
    writes.execute();
    try (Duplicates duplicates = new Duplicates(handle)) {
      texts.forEach(text -> duplicates.add(text, now));
      duplicates.catchUp(CATCH_UP);
    }
    caseWork.forEach(Runnable::run);
    if (lastItemId >= firstNew) {
      notices.repeated(handle, firstNew, now);
    }
  }

  @Override
  public void close() {
    writes.close();
  }

  private ItemState create(ScoredListing scored) {
    String hash = scored.listing().contentHash();
    ItemState item = ItemState.fresh(++lastItemId, scored.listing().id(), version(1, scored, hash));
    writes.added(item);
    texts.add(new Duplicates.Version(item.id, scored.listing(), scored.verdict(), true));
    follow(
        item, new CaseSubject(item.id, scored.listing(), scored.verdict()), VersionChange.CHANGED);
    return item;
  }

  private ItemState.Version version(int number, ScoredListing scored, String hash) {
    Listing listing = scored.listing();
    return new ItemState.Version(
        number,
        hash,
        listing.sighting().status(),
        lookedAt(listing.sighting()),
        ListingCodec.write(listing),
        VerdictCodec.write(scored.verdict()));
  }

  /** A look that claims to be of the future would make all looks until then older ones. */
  private Instant lookedAt(Sighting look) {
    Instant fetched = look.fetchedAt();
    return fetched == null || fetched.isAfter(now) ? now : fetched.truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * Whether a capture was made before the last look at the item. Versions are numbered in the order
   * in which they were seen, and the newest is what holds: there is no place for one in between.
   */
  private boolean isOlder(Sighting look, ItemState item) {
    return look.fetchedAt() != null && lookedAt(look).isBefore(earlier(item.lastSeen, now));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private void advance(ItemState item, ItemState.Version next) {
    writes.superseded(item);
    item.advance(next);
    writes.added(item);
  }

  private SaveOutcome look(ItemState item, ScoredListing scored) {
    return look(item, scored.listing().sighting());
  }

  private SaveOutcome look(ItemState item, Sighting seen) {
    item.see(lookedAt(seen));
    writes.seen(item);
    return SaveOutcome.UNCHANGED;
  }

  /** Nothing new of the item, but the proof that notices want which were sent since. */
  private SaveOutcome stillGone(ItemState item, Sighting seen) {
    Proof proof = new Proof(lookedAt(seen), seen.capture());
    caseWork.add(
        () -> {
          if (item.caseState != null) {
            notices.stillGone(handle, item.caseState.id(), proof);
          }
        });
    return look(item, seen);
  }

  /** The last live text and its verdict stay: they are what was offered. */
  private SaveOutcome remove(ItemState item, Sighting last) {
    Listing live = ListingCodec.read(item.listing);
    Verdict verdict = VerdictCodec.read(item.verdict);
    Listing kept = live.toBuilder().sighting(last).build();
    String hash = kept.contentHash();
    advance(item, version(item.version + 1, new ScoredListing(kept, verdict), hash));
    follow(item, new CaseSubject(item.id, kept, verdict), VersionChange.REMOVED);
    return SaveOutcome.REMOVED;
  }

  private SaveOutcome rescore(ItemState item, ScoredListing scored) {
    String verdict = VerdictCodec.write(scored.verdict());
    if (!verdict.equals(item.verdict)) {
      writes.rescored(item, verdict, now);
      item.verdict = verdict;
      texts.add(new Duplicates.Version(item.id, scored.listing(), scored.verdict(), false));
      CaseSubject subject = new CaseSubject(item.id, scored.listing(), scored.verdict());
      caseWork.add(
          () -> {
            if (item.caseState == null) {
              open(item, subject);
            } else {
              cases.rescore(handle, item.caseState, subject);
            }
          });
    }
    if (item.caseState != null) {
      CaseSubject subject = new CaseSubject(item.id, scored.listing(), scored.verdict());
      Instant at = lookedAt(scored.listing().sighting());
      caseWork.add(
          () -> {
            if (item.caseState != null) {
              item.caseState = cases.stillUp(handle, item.caseState, subject, at);
              tellNotices(item.caseState, subject, false);
            }
          });
    }
    return look(item, scored);
  }

  private void follow(ItemState item, CaseSubject subject, VersionChange change) {
    caseWork.add(
        () -> {
          if (item.caseState == null) {
            open(item, subject);
          } else {
            item.caseState = cases.follow(handle, item.caseState, subject, change, now);
            tellNotices(item.caseState, subject, change == VersionChange.RELISTED);
          }
        });
  }

  private void tellNotices(CaseState state, CaseSubject subject, boolean back) {
    Sighting seen = subject.listing().sighting();
    Proof proof = new Proof(lookedAt(seen), seen.capture());
    boolean live = seen.status() == Status.LIVE;
    notices.look(handle, state.id(), new NoticeKeeping.Look(live, back, proof));
  }

  private void open(ItemState item, CaseSubject subject) {
    if (subject.verdict() instanceof Verdict.Flagged flag) {
      item.caseState = cases.open(handle, subject, flag, now);
    }
  }
}

package org.hulian.app;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hulian.index.IndexedListing;
import org.hulian.index.Matched;
import org.hulian.index.watch.QueryWatch;
import org.hulian.index.watch.QueryWatch.Match;
import org.hulian.listing.Status;
import org.hulian.review.saved.SavedQueries;
import org.hulian.store.listing.IndexTask;
import org.hulian.store.search.MatchedText;
import org.hulian.store.search.NewAlert;
import org.hulian.store.search.SearchParts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds new versions of listings against the saved searches, and writes the alerts. What it wrote
 * before it does not write again, so that it may be asked twice. One thread at a time.
 */
final class AlertWriter {
  private static final Logger LOG = LoggerFactory.getLogger(AlertWriter.class);

  /** Listings that are asked about together: thousands of searches may match each of them. */
  private static final int LOT = 20;

  /** Alerts that are written together; more are not kept in memory. */
  private static final int MANY = 5_000;

  private final SearchParts searches;
  private QueryWatch watch = QueryWatch.of(List.of());
  private long revision = -1;

  AlertWriter(SearchParts searches) {
    this.searches = searches;
  }

  /** Writes the alerts of these tasks. */
  void write(List<IndexTask> tasks) {
    renew();
    if (watch.isEmpty()) {
      return;
    }
    List<NewAlert> alerts = new ArrayList<>();
    for (int from = 0; from < tasks.size(); from += LOT) {
      List<IndexTask> lot = tasks.subList(from, Math.min(tasks.size(), from + LOT));
      alerts.addAll(
          lot.parallelStream().filter(AlertWriter::isNews).flatMap(this::alerts).toList());
      if (alerts.size() >= MANY) {
        searches.alerts().add(alerts);
        alerts.clear();
      }
    }
    searches.alerts().add(alerts);
  }

  /** An item that is gone is offered no more; one whose case changed was offered before. */
  private static boolean isNews(IndexTask task) {
    return task.news() && task.stored().listing().sighting().status() != Status.REMOVED;
  }

  private Stream<NewAlert> alerts(IndexTask task) {
    IndexedListing listing = IndexFeed.indexed(task.stored());
    List<NewAlert> alerts = new ArrayList<>();
    for (Match match : matches(listing)) {
      alerts.add(
          new NewAlert(
              match.id(),
              listing.listing().id(),
              task.stored().version(),
              listing.verdict().score(),
              text(match.matched())));
    }
    return alerts.stream();
  }

  /** A text that something chokes on must not keep all that come behind it from the index. */
  private List<Match> matches(IndexedListing listing) {
    try {
      return watch.matches(listing);
    } catch (UncheckedIOException e) {
      throw e; // the fault is not the text's: the work is done again
    } catch (RuntimeException e) {
      LOG.error("no alert can be given on {}", listing.listing().id(), e);
      return List.of();
    }
  }

  private static MatchedText text(Matched matched) {
    return new MatchedText(
        matched.title(),
        matched.titleMarks(),
        matched.snippet(),
        matched.snippetMarks(),
        matched.words(),
        matched.text(),
        matched.bySound());
  }

  private void renew() {
    long now = searches.saved().revision();
    if (now != revision) {
      watch =
          QueryWatch.of(
              searches.saved().list().stream()
                  .filter(search -> !search.options().paused())
                  .map(one -> SavedQueries.watched(one.id(), one.query()))
                  .toList());
      revision = now;
    }
  }
}

package org.hulian.review.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hulian.index.AllHits;
import org.hulian.index.ListingQuery;
import org.hulian.index.ListingSearcher;
import org.hulian.index.SearchView;
import org.hulian.listing.ListingId;
import org.hulian.listing.table.TableFormat;
import org.hulian.listing.table.TableOptions;
import org.hulian.listing.table.TableWriter;
import org.hulian.store.audit.AuditRepository;
import org.hulian.store.listing.ListingRepository;
import org.hulian.store.listing.StoredListing;
import org.springframework.stereotype.Component;

/**
 * Writes listings as a table in constant memory, and says in the audit log when it began and when
 * it was made or broken off. Thread-safe.
 */
@Component
public final class ListingExport {
  /** Listings that are read from the store at a time; one may be a thread of megabytes. */
  private static final int TOGETHER = 100;

  private final ListingRepository listings;
  private final AuditRepository audit;

  public ListingExport(ListingRepository listings, AuditRepository audit) {
    this.listings = listings;
    this.audit = audit;
  }

  /**
   * What is to be written.
   *
   * @param account whose wish it is
   * @param details of the audit entries, such as the query; never unmasked
   */
  public record Order(
      String account, TableFormat format, TableOptions options, Map<String, String> details) {
    public Order {
      details = Map.copyOf(details);
    }
  }

  /**
   * What came of it.
   *
   * @param missing hits that the store does not have any more
   * @param cut cells that the format could not hold in full
   * @param complete whether the search had time for all
   */
  public record Made(long rows, long missing, long cut, boolean complete) {}

  /** Where listings come from; gives them one by one. */
  @FunctionalInterface
  public interface Source {
    /** Gives all; returns how many are missing and whether that was all. */
    Ended forEach(Consumer<StoredListing> row);
  }

  /**
   * How a source came to its end.
   *
   * @param missing hits that the store does not have any more
   * @param complete whether all were given
   */
  public record Ended(long missing, boolean complete) {}

  /** All hits of a search, in its order. */
  public Source hits(ListingSearcher searcher, ListingQuery query, SearchView view) {
    return row -> {
      long[] missing = {0};
      AllHits all =
          searcher.forEach(query, view, page -> missing[0] += page.size() - read(page, row));
      return new Ended(missing[0], all.complete());
    };
  }

  private long read(List<ListingId> ids, Consumer<StoredListing> row) {
    long found = 0;
    for (int from = 0; from < ids.size(); from += TOGETHER) {
      List<StoredListing> stored =
          listings.find(ids.subList(from, Math.min(ids.size(), from + TOGETHER)));
      stored.forEach(row);
      found += stored.size();
    }
    return found;
  }

  /** All that is stored, in the order of ids. */
  public Source everything() {
    return row -> {
      listings.forEach(row);
      return new Ended(0, true);
    };
  }

  /**
   * Writes a table to its end.
   *
   * @param row is told of each row that was written; what it throws breaks the export off
   * @throws IOException if the stream does not take it
   */
  public Made write(Order order, Source source, OutputStream out, Runnable row) throws IOException {
    note(order, "export.started", Map.of());
    long[] rows = {0};
    boolean made = false;
    try {
      TableWriter table =
          TableWriter.open(order.format(), ListingTable.COLUMNS, order.options(), out);
      Ended ended =
          source.forEach(
              stored -> {
                write(table, stored);
                rows[0]++;
                row.run();
              });
      table.finish();
      out.flush();
      made = true;
      Made all = new Made(rows[0], ended.missing(), table.cut(), ended.complete());
      note(order, "export.made", facts(all));
      return all;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      if (!made) {
        note(order, "export.broken", Map.of("rows", Long.toString(rows[0])));
      }
    }
  }

  private static void write(TableWriter table, StoredListing stored) {
    try {
      table.write(ListingTable.row(stored));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> facts(Made all) {
    Map<String, String> facts = new HashMap<>();
    facts.put("rows", Long.toString(all.rows()));
    facts.put("complete", Boolean.toString(all.complete()));
    if (all.missing() > 0) {
      facts.put("missing", Long.toString(all.missing()));
    }
    if (all.cut() > 0) {
      facts.put("cut", Long.toString(all.cut()));
    }
    return facts;
  }

  private void note(Order order, String action, Map<String, String> more) {
    Map<String, String> details = new HashMap<>(order.details());
    details.putAll(more);
    details.put("format", order.format().key());
    if (order.format() == TableFormat.CSV) {
      details.put("raw", Boolean.toString(order.options().raw()));
    }
    audit.append(order.account(), action, "listings", details);
  }
}

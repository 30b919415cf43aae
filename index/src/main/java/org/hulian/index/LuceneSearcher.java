package org.hulian.index;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.AlreadyClosedException;
import org.hulian.listing.ListingId;

/** Searches the generation in use. */
final class LuceneSearcher implements ListingSearcher {
  /** Whoever waits longer has gone away. */
  private static final Duration LONGEST = Duration.ofSeconds(2);

  /** For each page of all hits, which nobody looks at a screen for. */
  private static final Duration LONGEST_PAGE = Duration.ofSeconds(30);

  private final ListingIndex index;
  private final Duration longest;

  LuceneSearcher(ListingIndex index) {
    this(index, LONGEST);
  }

  LuceneSearcher(ListingIndex index, Duration longest) {
    this.index = index;
    this.longest = longest;
  }

  @Override
  public SearchResult search(ListingQuery query, SearchView view) {
    Generation generation = index.current();
    try (Held held = new Held(generation)) {
      return search(generation, limited(held.searcher, longest), query, view);
    } catch (AlreadyClosedException e) {
      // A rebuilt index took its place between the two lines above.
      if (generation == index.current()) {
        throw e;
      }
      return search(query, view);
    } catch (IOException e) {
      throw Failures.of(index.folder(), e);
    }
  }

  @Override
  public AllHits forEach(ListingQuery query, SearchView view, Consumer<List<ListingId>> pages) {
    try (Held held = hold()) {
      Understood understood = Understood.of(query);
      Queries queries =
          new Queries(
              held.searcher.getIndexReader(), understood.reading().clause(), understood.variants());
      Query words = Kins.among(held.searcher, queries.whole(understood.sound()), view.kin());
      Query all = new Choice(query.filters(), view.excluded()).of(words, null);
      Walk walk = new Walk();
      boolean complete =
          walk.over(() -> limited(held.searcher, LONGEST_PAGE), all, query.sort(), pages);
      return new AllHits(walk.hits(), understood.with(queries.notes()), complete);
    } catch (IOException e) {
      throw Failures.of(index.folder(), e);
    }
  }

  private Held hold() throws IOException {
    Generation generation = index.current();
    try {
      return new Held(generation);
    } catch (AlreadyClosedException e) {
      if (generation == index.current()) {
        throw e;
      }
      return hold();
    }
  }

  /** A state of the index, which stays as it is until it is let go. */
  private record Held(Generation generation, IndexSearcher searcher) implements AutoCloseable {
    Held(Generation generation) throws IOException {
      this(generation, generation.acquire());
    }

    @Override
    public void close() throws IOException {
      generation.release(searcher);
    }
  }

  /** A searcher of the same index for this search alone, which ends when the time is up. */
  private static IndexSearcher limited(IndexSearcher searcher, Duration longest) {
    IndexSearcher limited = new IndexSearcher(searcher.getIndexReader());
    long start = System.nanoTime();
    limited.setTimeout(() -> System.nanoTime() - start >= longest.toNanos());
    return limited;
  }

  private static SearchResult search(
      Generation generation, IndexSearcher searcher, ListingQuery query, SearchView view)
      throws IOException {
    Understood understood = Understood.of(query);
    Queries queries =
        new Queries(
            searcher.getIndexReader(), understood.reading().clause(), understood.variants());
    Query words = Kins.among(searcher, queries.whole(understood.sound()), view.kin());
    Choice choice = new Choice(query.filters(), view.excluded());
    Query all = choice.of(words, null);
    Counts counts = new Counts(generation, searcher, words, choice);
    Clusters clusters = view.collapsed() ? counts.clusters() : null;
    Cursor cursor = new Cursor(query, view);
    String typed = query.cursor();
    FieldDoc after = typed == null ? null : cursor.read(typed, searcher, all);
    Paging paging = new Paging(searcher, all, query.sort(), query.limit());
    Paging.Page page = clusters == null ? paging.all(after) : paging.collapsed(after, clusters);
    Marks marks = new Marks(queries.wanted(), understood.sound());
    boolean loose = understood.sound() && queries.isLoose();
    FieldDoc last = page.last();
    return new SearchResult(
        counts.total(),
        clusters == null ? counts.total() : clusters.groups(),
        new HitReader(searcher, marks, queries, loose).read(page.hits(), clusters),
        counts.facets(),
        understood.with(queries.notes()),
        last == null ? null : cursor.write(last),
        typed != null && after == null,
        !searcher.timedOut());
  }
}

package org.hulian.index;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.hulian.listing.ListingId;
import org.jspecify.annotations.Nullable;

/**
 * Compares an index with its source, item by item in the order of ids as UTF-8, in four bytes of
 * memory for each. Not thread-safe.
 */
public final class IndexComparison {
  /** How an index and its source differ in one item. */
  public enum Kind {
    /** The source has it, the index does not. */
    MISSING,
    /** The index has it with other content, or twice. */
    STALE,
    /** The index has it, the source does not. */
    TOO_MUCH
  }

  /** One item in which they differ. */
  public record Difference(Kind kind, ListingId id) {}

  private final @Nullable TermsEnum ids;
  private final @Nullable Bits alive;
  private final int[] stamps;
  private final Consumer<Difference> differences;
  private @Nullable PostingsEnum documents;
  private @Nullable BytesRef id;
  private int document;
  private boolean twice;

  IndexComparison(IndexReader reader, Consumer<Difference> differences) throws IOException {
    this.differences = differences;
    Terms terms = MultiTerms.getTerms(reader, Schema.ID);
    ids = terms == null ? null : terms.iterator();
    alive = MultiBits.getLiveDocs(reader);
    stamps = stamps(reader);
    step();
  }

  /** One that lacks a stamp is taken for another one. */
  private static int[] stamps(IndexReader reader) throws IOException {
    int[] stamps = new int[reader.maxDoc()];
    List<LeafReaderContext> leaves = reader.leaves();
    for (LeafReaderContext leaf : leaves) {
      NumericDocValues values = leaf.reader().getNumericDocValues(Schema.STAMP);
      while (values != null && values.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        stamps[leaf.docBase + values.docID()] = (int) values.longValue();
      }
    }
    return stamps;
  }

  /** Compares the next item of the source. */
  void compare(IndexedListing expected) throws IOException {
    ListingId wanted = expected.listing().id();
    BytesRef bytes = new BytesRef(wanted.value());
    skipTo(bytes);
    if (id == null || !id.equals(bytes)) {
      differences.accept(new Difference(Kind.MISSING, wanted));
      return;
    }
    if (twice || stamps[document] != Stamp.of(expected)) {
      differences.accept(new Difference(Kind.STALE, wanted));
    }
    step();
  }

  /** Says that the source has no more. */
  void end() throws IOException {
    skipTo(null);
  }

  private void skipTo(@Nullable BytesRef bytes) throws IOException {
    while (id != null && (bytes == null || id.compareTo(bytes) < 0)) {
      differences.accept(new Difference(Kind.TOO_MUCH, new ListingId(id.utf8ToString())));
      step();
    }
  }

  /** Goes to the next id that is not deleted. */
  private void step() throws IOException {
    do {
      id = ids == null ? null : ids.next();
    } while (id != null && !isAlive());
  }

  private boolean isAlive() throws IOException {
    PostingsEnum found = ids == null ? null : ids.postings(documents, PostingsEnum.NONE);
    documents = found;
    int count = 0;
    while (found != null && found.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      if (alive == null || alive.get(found.docID())) {
        document = found.docID();
        count++;
      }
    }
    twice = count > 1;
    return count > 0;
  }
}

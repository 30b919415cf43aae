package org.hulian.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.hulian.index.analysis.AnalyzedText;
import org.hulian.listing.Listing;
import org.hulian.listing.Reply;
import org.hulian.listing.text.TextSpan;

/**
 * One listing that many queries are asked of, as an index that holds nothing else would answer
 * them: its document is made by the same code. Not thread-safe.
 */
public final class OneListing {
  /** Asked by nobody: every field brings its own terms. */
  private static final Analyzer UNUSED = new StandardAnalyzer();

  private static final int MOST_WORDS = 20;

  private final Listing listing;
  private final IndexSearcher searcher;
  private final FieldTerms terms;
  private final Map<String, AnalyzedText> read = new HashMap<>();

  private OneListing(Listing listing, IndexSearcher searcher, FieldTerms terms) {
    this.listing = listing;
    this.searcher = searcher;
    this.terms = terms;
  }

  /** Reads a listing. */
  public static OneListing of(IndexedListing indexed) {
    MemoryIndex memory = MemoryIndex.fromDocument(Documents.of(indexed), UNUSED);
    IndexSearcher searcher = memory.createSearcher();
    try {
      return new OneListing(indexed.listing(), searcher, FieldTerms.of(searcher));
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  /** Whether it may match; of most queries that do not, this says so for next to nothing. */
  public boolean mayMatch(AskedQuery query) {
    return query.needs().in(terms);
  }

  /** How it matches; empty if it does not. */
  public Optional<Matched> ask(AskedQuery query) {
    if (!mayMatch(query)) {
      return Optional.empty();
    }
    try {
      AskedQuery.Ready ready = query.ready();
      return ask(ready, query.marks());
    } catch (IllegalStateException e) {
      // A word of it is frequent in this listing, so that its places cannot be followed.
      return askAnew(query);
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  private Optional<Matched> askAnew(AskedQuery query) {
    try {
      return ask(query.readyFor(searcher.getIndexReader()), query.marks());
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  private Optional<Matched> ask(AskedQuery.Ready ready, Marks marks) throws IOException {
    if (!matches(ready.whole())) {
      return Optional.empty();
    }
    Query unheard = ready.unheard();
    return Optional.of(matched(marks, unheard != null && !matches(unheard)));
  }

  private boolean matches(Query query) throws IOException {
    return searcher.count(query) > 0;
  }

  private Matched matched(Marks wanted, boolean bySound) {
    // Many queries may match: each text is read once for all of them.
    Marks marks = wanted.readBy(text -> read.computeIfAbsent(text, AnalyzedText::of));
    List<String> texts = new ArrayList<>();
    texts.add(listing.body());
    listing.replies().stream().map(Reply::body).forEach(texts::add);
    List<TextSpan> inTitle = marks.in(listing.title());
    Snippet snippet = Snippet.of(texts, marks);
    Set<String> words = new LinkedHashSet<>();
    StringBuilder found = new StringBuilder();
    add(listing.title(), inTitle, words, found);
    texts.forEach(text -> add(text, marks.in(text), words, found));
    return new Matched(
        listing.title(),
        inTitle,
        snippet.text(),
        snippet.marks(),
        words.stream().limit(MOST_WORDS).toList(),
        hash(found.toString()),
        bySound);
  }

  private static void add(
      String text, List<TextSpan> marks, Set<String> words, StringBuilder found) {
    if (!marks.isEmpty()) {
      marks.forEach(mark -> words.add(text.substring(mark.start(), mark.end())));
      found.append(text).append('\0');
    }
  }

  private static String hash(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static UncheckedIOException inMemory(IOException e) {
    return new UncheckedIOException("an index in memory touches no file", e);
  }

  /** The terms of each field, to be looked up fast. */
  private record FieldTerms(Map<String, Set<BytesRef>> all, Map<String, BytesRef[]> sorted)
      implements Needs.TermSet {

    static FieldTerms of(IndexSearcher searcher) throws IOException {
      FieldTerms found = new FieldTerms(new HashMap<>(), new HashMap<>());
      for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
        for (FieldInfo field : leaf.reader().getFieldInfos()) {
          found.add(leaf.reader(), field.name);
        }
      }
      return found;
    }

    private void add(LeafReader reader, String field) throws IOException {
      Terms terms = reader.terms(field);
      if (terms == null) {
        return;
      }
      List<BytesRef> inOrder = new ArrayList<>();
      TermsEnum each = terms.iterator();
      for (BytesRef term = each.next(); term != null; term = each.next()) {
        inOrder.add(BytesRef.deepCopyOf(term));
      }
      all.put(field, new HashSet<>(inOrder));
      sorted.put(field, inOrder.toArray(BytesRef[]::new));
    }

    @Override
    public boolean has(String field, BytesRef term) {
      Set<BytesRef> terms = all.get(field);
      return terms != null && terms.contains(term);
    }

    @Override
    public boolean hasOneThatBegins(String field, BytesRef begin) {
      BytesRef[] terms = sorted.get(field);
      if (terms == null) {
        return false;
      }
      int at = Arrays.binarySearch(terms, begin);
      int next = at >= 0 ? at : -at - 1;
      return next < terms.length && StringHelper.startsWith(terms[next], begin);
    }
  }
}

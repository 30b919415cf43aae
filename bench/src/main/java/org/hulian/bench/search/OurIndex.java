package org.hulian.bench.search;

import java.nio.file.Path;
import java.util.List;
import org.hulian.index.IndexedListing;
import org.hulian.index.ListingIndex;
import org.hulian.index.ListingQuery;
import org.hulian.index.SearchResult;

/** Our index, as the program uses it. */
final class OurIndex implements Contender {
  private final ListingIndex index;

  OurIndex(Path folder) {
    index = ListingIndex.open(folder);
  }

  ListingIndex index() {
    return index;
  }

  @Override
  public void put(List<IndexedListing> listings) {
    index.putAll(listings);
  }

  @Override
  public void refresh() {
    index.refresh();
  }

  @Override
  public Answer search(ListingQuery query) {
    SearchResult result = index.searcher().search(query);
    List<Hit> hits =
        result.hits().stream().map(hit -> new Hit(hit.id().value(), hit.bySound())).toList();
    return new Answer(result.total(), hits, result.next());
  }

  @Override
  public void close() {
    index.close();
  }
}

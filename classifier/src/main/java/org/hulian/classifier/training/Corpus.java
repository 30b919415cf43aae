package org.hulian.classifier.training;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hulian.classifier.lexicon.ResourceFolder;
import org.hulian.listing.feed.FeedProblem;
import org.hulian.listing.feed.LabelledFeed;
import org.hulian.listing.feed.LabelledListing;

/** The project's own labelled texts. */
public final class Corpus {
  private Corpus() {}

  /**
   * Reads the corpus that is shipped, files in the order of their names.
   *
   * @throws IllegalStateException at the first row that cannot be read
   */
  public static List<LabelledListing> shipped() {
    List<LabelledListing> rows = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : ResourceFolder.list("corpus", ".jsonl").entrySet()) {
      try {
        rows.addAll(
            LabelledFeed.read(
                new ByteArrayInputStream(file.getValue()), file.getKey(), Corpus::refuse));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return rows;
  }

  private static void refuse(FeedProblem problem) {
    throw new IllegalStateException("the corpus has a row that cannot be read: " + problem);
  }
}

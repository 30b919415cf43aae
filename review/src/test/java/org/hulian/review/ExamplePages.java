package org.hulian.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.hulian.evidence.ArchiveSettings;
import org.hulian.evidence.CaptureArchive;
import org.hulian.evidence.Captured;
import org.hulian.evidence.Exchange;
import org.hulian.evidence.Truncation;
import org.hulian.evidence.page.PageText;
import org.hulian.evidence.page.PageText.Kind;
import org.hulian.evidence.page.PageText.Line;
import org.hulian.evidence.page.PageText.Piece;
import org.hulian.evidence.page.PageText.Sort;
import org.hulian.listing.CaptureRef;
import org.hulian.listing.Listing;
import org.hulian.listing.Sighting;
import org.hulian.listing.finding.ScoredListing;

/**
 * Recorded pages, and a reader of them that puts each line of a body into every place there is. The
 * real one is the crawler's, which is not seen from here: its own tests and those of the program
 * have it.
 */
final class ExamplePages {
  private ExamplePages() {}

  /** The same listing, with a page recorded that has this body. */
  static ScoredListing recorded(Path folder, Clock clock, ScoredListing scored, String body) {
    ArchiveSettings settings =
        new ArchiveSettings(
            folder.resolve("warc"), 1 << 20, "Hulian/test", "Ops <ops@example.test>");
    try (CaptureArchive archive = CaptureArchive.open(settings, clock)) {
      return recorded(archive, clock, scored, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Likewise, into an archive that is open. */
  static ScoredListing recorded(
      CaptureArchive archive, Clock clock, ScoredListing scored, String body) throws IOException {
    Listing listing = scored.listing();
    String answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body;
    CaptureRef capture =
        archive.record(
            new Exchange(
                URI.create("https://market.example/items/1"),
                clock.instant(),
                null,
                answer.getBytes(UTF_8),
                null,
                Truncation.NONE));
    Sighting seen = new Sighting(listing.sighting().status(), clock.instant(), capture);
    return new ScoredListing(listing.toBuilder().sighting(seen).build(), scored.verdict());
  }

  /** Every kind of line, with every sort of piece, shown and hidden, of the body's whole text. */
  static PageText text(Captured page) {
    String body = new String(page.body(), UTF_8);
    List<Line> lines = new ArrayList<>();
    for (String text : body.split("\n", -1)) {
      for (Kind kind : Kind.values()) {
        List<Piece> pieces = new ArrayList<>();
        for (Sort sort : Sort.values()) {
          String words = sort == Sort.BORDER ? " " : text;
          pieces.add(new Piece(sort, false, words));
          pieces.add(new Piece(sort, true, words));
        }
        lines.add(new Line(kind, kind == Kind.HEADING ? 2 : 0, pieces));
      }
      lines.add(new Line(Kind.TEXT, 0, List.of(new Piece(Sort.WORDS, false, text))));
    }
    return new PageText("UTF-8", lines, true);
  }
}

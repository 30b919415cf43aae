package org.hulian.review.api;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hulian.listing.Listing;
import org.hulian.listing.feed.FeedProblem;
import org.hulian.listing.feed.VerdictCodec;
import org.hulian.review.access.Acts;
import org.hulian.review.access.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Scoring listings, and taking them in. */
@RestController
class ScoringApi {
  private static final String LENGTH = "Content-Length";
  private static final String LINES = "application/x-ndjson";
  private static final String MORE_LINES = "application/jsonl";
  private static final int LONGEST_LISTING = 1 << 20;
  private static final int LONGEST_FEED = 8 << 20;
  private static final int MOST_LISTINGS = 1_000;

  private final ListingDesk desk;
  private final Acts acts;
  private final BodyRoom room;
  private final Clock clock;

  ScoringApi(ListingDesk desk, Acts acts, BodyRoom room, Clock clock) {
    this.desk = desk;
    this.acts = acts;
    this.room = room;
    this.clock = clock;
  }

  /** Nothing is stored, and the audit log says only that somebody scored a text. */
  @PostMapping(path = "/api/v1/classify", consumes = MediaType.APPLICATION_JSON_VALUE)
  Scored classify(
      InputStream body,
      @RequestHeader(name = LENGTH, defaultValue = "-1") long length,
      @RequestParam(defaultValue = "yes") String analysis,
      @AuthenticationPrincipal Viewer viewer)
      throws IOException {
    if (!analysis.equals("yes") && !analysis.equals("no")) {
      throw new ApiProblem(ApiProblem.Kind.PARAMETER, "analysis is yes or no");
    }
    BodyRoom.Place place = room.take(length, LONGEST_LISTING);
    try {
      Bodies.Listings read = Bodies.one(body, LONGEST_LISTING, clock);
      if (read.listings().size() != 1) {
        throw unreadable(read);
      }
      Listing listing = read.listings().getFirst();
      acts.note(viewer, "listing.scored", "api");
      ListingDesk.Classified classified = desk.classify(listing, analysis.equals("yes"));
      return Scored.of(classified, read.problems());
    } finally {
      place.giveBack();
    }
  }

  private static ApiProblem unreadable(Bodies.Listings read) {
    String why = read.problems().isEmpty() ? "it is empty" : read.problems().getFirst().reason();
    return new ApiProblem(ApiProblem.Kind.UNPROCESSABLE, "No listing can be read: " + why + ".");
  }

  @PostMapping(
      path = "/api/v1/ingest",
      consumes = {MediaType.APPLICATION_JSON_VALUE, LINES, MORE_LINES})
  TakenIn ingest(
      InputStream body,
      @RequestHeader("Content-Type") MediaType type,
      @RequestHeader(name = LENGTH, defaultValue = "-1") long length,
      @AuthenticationPrincipal Viewer viewer)
      throws IOException {
    BodyRoom.Place place = room.take(length, LONGEST_FEED);
    try {
      Bodies.Listings read =
          type.isCompatibleWith(MediaType.APPLICATION_JSON)
              ? Bodies.one(body, LONGEST_FEED, clock)
              : Bodies.lines(body, LONGEST_FEED, MOST_LISTINGS, clock);
      if (read.listings().isEmpty()) {
        throw unreadable(read);
      }
      return take(read, viewer);
    } finally {
      place.giveBack();
    }
  }

  private TakenIn take(Bodies.Listings read, Viewer viewer) {
    ListingDesk.Ingested ingested =
        desk.ingest(read.listings(), read.problems(), "api:" + viewer.name());
    acts.note(
        viewer.name(),
        "listings.ingested",
        "run:" + ingested.run(),
        Map.of("listings", Integer.toString(read.listings().size()), "by", "api"));
    return TakenIn.of(ingested, read);
  }

  /**
   * A verdict and how it came about.
   *
   * @param prediction as {@code scan} writes it
   * @param doubts fields that could not be read and were left out
   */
  record Scored(
      Map<String, @Nullable Object> prediction, Explained explanation, List<String> doubts) {
    static Scored of(ListingDesk.Classified classified, List<FeedProblem> doubts) {
      Map<String, @Nullable Object> prediction = new LinkedHashMap<>();
      prediction.put("id", classified.scored().listing().id().value());
      prediction.putAll(VerdictCodec.object(classified.scored().verdict()));
      return new Scored(
          prediction, classified.explanation(), doubts.stream().map(FeedProblem::reason).toList());
    }
  }

  /**
   * What came of a body.
   *
   * @param run number in the ledger
   */
  record TakenIn(long run, List<Result> results, List<Problem> problems) {
    static TakenIn of(ListingDesk.Ingested ingested, Bodies.Listings read) {
      List<Result> results = new ArrayList<>();
      for (int i = 0; i < ingested.items().size(); i++) {
        results.add(Result.of(read.lines().get(i), ingested.items().get(i)));
      }
      return new TakenIn(
          ingested.run(),
          results,
          read.problems().stream()
              .map(problem -> new Problem(problem.line(), problem.reason()))
              .toList());
    }
  }

  /** What came of one listing. */
  record Result(
      long line,
      String id,
      String outcome,
      double score,
      boolean flagged,
      @Nullable String severity) {
    static Result of(long line, ListingDesk.Item item) {
      return new Result(
          line,
          item.id(),
          item.outcome().name().toLowerCase(Locale.ROOT),
          item.score(),
          item.flagged(),
          item.severity());
    }
  }

  /** A line, or a field of one, that could not be read. */
  record Problem(long line, String reason) {}
}

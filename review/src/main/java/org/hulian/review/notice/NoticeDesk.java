package org.hulian.review.notice;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hulian.store.casefile.CaseEvent;
import org.hulian.store.casefile.CaseFile;
import org.hulian.store.casefile.CaseRepository;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.listing.ListingRepository;
import org.hulian.store.listing.StoredListing;
import org.hulian.store.notice.Addressee;
import org.hulian.store.notice.NewNotice;
import org.hulian.store.notice.NoticeText;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Where a case that was decided a violation becomes a notice. Thread-safe. */
@Component
class NoticeDesk {
  /** A draft that lies about for longer shows as overdue. */
  private static final Duration TO_SEND = Duration.ofDays(1);

  private final CaseRepository cases;
  private final ListingRepository listings;
  private final NoticeWriter writer;
  private final Platforms platforms;
  private final Clock clock;
  private final LegalGrounds grounds;

  NoticeDesk(
      CaseRepository cases, ListingRepository listings, NoticeWriter writer, NoticeData data) {
    this.cases = cases;
    this.listings = listings;
    this.writer = writer;
    this.platforms = data.platforms();
    this.grounds = data.grounds();
    this.clock = data.clock();
  }

  /**
   * The case, if a notice can rest on it.
   *
   * @throws ResponseStatusException with 404 if there is none, 409 if it is no violation
   */
  CaseFile violation(long id) {
    CaseFile file =
        cases.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    if (file.status() != CaseStatus.VIOLATION) {
      throw new ResponseStatusException(HttpStatus.CONFLICT);
    }
    return file;
  }

  /** Of the decision that stands. */
  String policyCode(CaseFile file) {
    return cases.history(file.id()).reversed().stream()
        .map(CaseEvent::policyCode)
        .filter(code -> !code.isEmpty())
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.CONFLICT));
  }

  /**
   * The form as the program proposes it.
   *
   * @param last what the person filled in last, absent at the first time
   */
  NoticeForm proposal(CaseFile file, Locale locale, @Nullable NoticeForm last) {
    StoredListing stored = stored(file);
    Platform platform = platforms.of(file.platform());
    return new NoticeForm(
        locale.getLanguage(),
        platform.recipient(locale.getLanguage()),
        last == null ? null : last.organisation(),
        last == null ? null : last.name(),
        last == null ? null : last.email(),
        stored.listing().origin().url(),
        writer.proposeFacts(stored, file, locale),
        NoticeForm.ACTIONS.getFirst(),
        grounds.proposed(policyCode(file), platform.jurisdiction()),
        null);
  }

  /**
   * A notice that can be kept, or what is missing or wrong, by the keys of its messages.
   *
   * @param notice absent if anything is
   * @param grounds keys of chosen grounds that are not in force
   */
  record Written(@Nullable NewNotice notice, List<String> missing, List<String> grounds) {}

  /** Writes a notice from a form. */
  Written write(NoticeForm form, CaseFile file, String account) {
    List<String> wrong = new ArrayList<>(form.missing());
    List<String> lapsed = grounds.notInForce(form.groundIds());
    if (!lapsed.isEmpty()) {
      wrong.add("grounds.lapsed");
    }
    if (!wrong.isEmpty()) {
      return new Written(null, wrong, lapsed);
    }
    String policy = policyCode(file);
    Template.Filled text = writer.write(form, file, stored(file), policy);
    if (!text.missing().isEmpty()) {
      return new Written(
          null, text.missing().stream().map(name -> "place." + name).toList(), List.of());
    }
    Platform platform = platforms.of(file.platform());
    NewNotice notice =
        new NewNotice(
            file.id(),
            new NoticeText(
                form.languageOrDefault(),
                text.text(),
                String.valueOf(form.url()).strip(),
                policy,
                form.groundIds()),
            new Addressee(
                platform.name(), String.valueOf(form.recipient()).strip(), platform.firstChannel()),
            account,
            clock.instant().plus(TO_SEND));
    return new Written(notice, List.of(), List.of());
  }

  private StoredListing stored(CaseFile file) {
    return listings
        .find(file.listingId())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}

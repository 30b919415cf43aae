package org.hulian.review.notice;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hulian.listing.Listing;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.FieldRef;
import org.hulian.store.casefile.CaseFile;
import org.hulian.store.listing.SellerNumbers;
import org.hulian.store.listing.StoredListing;
import org.hulian.store.mask.PersonalMask;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts a notice together from its template. Thread-safe. */
@Component
class NoticeWriter {
  private static final int MAX_EXCERPT = 600;

  private final LegalGrounds grounds;
  private final MessageSource messages;
  private final Clock clock;

  NoticeWriter(LegalGrounds grounds, MessageSource messages, Clock clock) {
    this.grounds = grounds;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * The notice as Markdown, or what is missing for it.
   *
   * @param policyCode of the decision
   */
  Template.Filled write(NoticeForm form, CaseFile file, StoredListing stored, String policyCode) {
    return Template.shipped(form.languageOrDefault()).fill(values(form, file, stored, policyCode));
  }

  private Map<String, String> values(
      NoticeForm form, CaseFile file, StoredListing stored, String policyCode) {
    Locale locale = Locale.forLanguageTag(form.languageOrDefault());
    Set<String> kept = SellerNumbers.of(stored);
    Map<String, String> values = new HashMap<>();
    values.put("reference", "HL-" + file.id() + "-" + file.revision());
    values.put("date", LocalDate.now(clock).toString());
    values.put("recipient", line(form.recipient()));
    values.put("organisation", line(form.organisation()));
    values.put("name", line(form.name()));
    values.put("email", line(form.email()));
    String url = form.url() == null ? "" : form.url().strip();
    values.put("url", url.isEmpty() ? "" : "<" + url + ">");
    values.put("item", Markdown.escape(file.listingId().value()));
    values.put("seen", seen(stored));
    values.put(
        "policy", policyCode + " " + messages.getMessage("policy." + policyCode, null, locale));
    values.put("facts", paragraphs(PersonalMask.persons(String.valueOf(form.facts()), kept)));
    values.put("excerpt", Markdown.quote(excerpt(stored.listing(), kept)));
    values.put("grounds", list(grounds.chosen(form.groundIds()), form.languageOrDefault()));
    values.put("action", messages.getMessage("notice.action." + form.action(), null, locale));
    return values;
  }

  /** What the form proposes as facts: what is offered, as the program read it. */
  String proposeFacts(StoredListing stored, CaseFile file, Locale locale) {
    Set<String> kept = SellerNumbers.of(stored);
    String unknown = messages.getMessage("notice.facts.unknown", null, locale);
    String seller = stored.listing().seller();
    String facts =
        messages.getMessage(
            "notice.facts.offer",
            new Object[] {
              seller == null ? unknown : seller,
              messages.getMessage("category." + file.category().key(), null, locale),
              named(stored, "QUANTITY", Told.covered(kept), unknown),
              named(stored, "PRICE", prices(kept, locale), unknown),
              named(stored, "CONTACT", Told.covered(kept), unknown)
            },
            locale);
    return PersonalMask.persons(facts, kept);
  }

  /** What stands for an entity. */
  private interface Told {
    String of(Entity entity);

    static Told covered(Set<String> kept) {
      return entity -> PersonalMask.persons(entity.at().text(), kept);
    }
  }

  /** Of a price that is covered, the amount is not said beside it. */
  private Told prices(Set<String> kept, Locale locale) {
    return entity -> {
      String words = entity.at().text();
      String covered = PersonalMask.persons(words, kept);
      return entity instanceof Entity.Price price && covered.equals(words)
          ? PriceWords.of(words, price, messages, locale)
          : covered;
    };
  }

  /** In the seller's own words; what is covered to its end says nothing and is left out. */
  private static String named(StoredListing stored, String type, Told told, String unknown) {
    String names =
        stored.verdict().entities().stream()
            .filter(entity -> entity.type().equals(type))
            // What stands in a reply may be a buyer's.
            .filter(entity -> entity.at().field().part() != FieldRef.Part.REPLY)
            .map(told::of)
            .filter(name -> name.codePoints().anyMatch(Character::isLetterOrDigit))
            .distinct()
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? unknown : names;
  }

  private String seen(StoredListing stored) {
    return stored.firstSeen().atZone(clock.getZone()).toLocalDate()
        + " – "
        + stored.lastSeen().atZone(clock.getZone()).toLocalDate();
  }

  /** Masked before it is cut, so that no part of a number is left at the end. */
  private static String excerpt(Listing listing, Set<String> kept) {
    String text = PersonalMask.persons(listing.title() + "\n" + listing.body(), kept);
    if (text.length() <= MAX_EXCERPT) {
      return text;
    }
    int end = text.offsetByCodePoints(0, text.codePointCount(0, MAX_EXCERPT));
    return text.substring(0, end) + " …";
  }

  private static String paragraphs(String text) {
    return text.strip()
        .lines()
        .filter(line -> !line.isBlank())
        .map(Markdown::escape)
        .collect(Collectors.joining("\n\n"));
  }

  private static String list(List<LegalGround> grounds, String language) {
    return grounds.stream()
        .map(ground -> "- " + Markdown.escape(ground.text(language)))
        .collect(Collectors.joining("\n"));
  }

  private static String line(@Nullable String value) {
    return value == null ? "" : Markdown.escape(value);
  }
}

package org.hulian.review.statement;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hulian.listing.Listing;
import org.hulian.listing.Reply;
import org.hulian.listing.feed.JsonLine;
import org.hulian.listing.finding.Entity;
import org.hulian.store.account.Account;
import org.hulian.store.account.AccountRepository;
import org.hulian.store.casefile.CaseFile;
import org.hulian.store.listing.StoredListing;
import org.hulian.store.notice.StatementRepository;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Where a case that was decided a violation becomes a statement of reasons. Thread-safe. */
@Component
class StatementDesk {
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
  private static final String CATEGORY =
      "STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS";
  private static final String FRAUD = "STATEMENT_CATEGORY_SCAMS_AND_FRAUD";

  private final StatementRepository statements;
  private final AccountRepository accounts;
  private final MessageSource messages;
  private final Clock clock;

  StatementDesk(
      StatementRepository statements,
      AccountRepository accounts,
      MessageSource messages,
      Clock clock) {
    this.statements = statements;
    this.accounts = accounts;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * A statement as the program proposes it; a person says what was decided and why.
   *
   * @param policyCode of the decision
   * @param locale language of the facts
   */
  StatementDraft propose(CaseFile file, StoredListing stored, String policyCode, Locale locale) {
    Listing listing = stored.listing();
    boolean data = policyCode.startsWith("FD-");
    Map<String, Object> fields = new HashMap<>();
    fields.put("decision_visibility", List.of("DECISION_VISIBILITY_CONTENT_REMOVED"));
    fields.put("decision_ground", "DECISION_GROUND_ILLEGAL_CONTENT");
    fields.put("illegal_content_legal_ground", text("statement.propose.ground", locale));
    fields.put(
        "illegal_content_explanation",
        text(data ? "statement.propose.data" : "statement.propose.tool", locale));
    List<String> kinds = new ArrayList<>(List.of("CONTENT_TYPE_PRODUCT", "CONTENT_TYPE_TEXT"));
    if (!listing.images().isEmpty()) {
      kinds.addFirst("CONTENT_TYPE_IMAGE");
    }
    fields.put("content_type", kinds);
    fields.put("category", CATEGORY);
    fields.put("category_addition", List.of(FRAUD));
    fields.put("category_specification", keywords(data));
    fields.put(
        "content_language", HAN.matcher(listing.title() + listing.body()).find() ? "ZH" : "EN");
    fields.put("content_date", contentDate(stored).toString());
    fields.put("application_date", LocalDate.now(clock).toString());
    fields.put(
        "decision_facts",
        messages.getMessage(
            "statement.propose.facts",
            new Object[] {
              messages.getMessage("category." + file.category().key(), null, locale), policyCode
            },
            locale));
    fields.put("source_type", "SOURCE_VOLUNTARY");
    fields.put("automated_detection", "Yes");
    fields.put("automated_decision", "AUTOMATED_DECISION_NOT_AUTOMATED");
    return new StatementDraft(fields);
  }

  private static List<String> keywords(boolean data) {
    List<String> keywords = new ArrayList<>();
    keywords.add("KEYWORD_BIOMETRIC_DATA_BREACH");
    keywords.add("KEYWORD_IMPERSONATION_ACCOUNT_HIJACKING");
    keywords.add(
        data ? "KEYWORD_MISSING_PROCESSING_GROUND" : "KEYWORD_GOODS_SERVICES_NOT_PERMITTED");
    return keywords;
  }

  private String text(String key, Locale locale) {
    return messages.getMessage(key, null, locale);
  }

  private LocalDate contentDate(StoredListing stored) {
    Instant posted =
        stored.listing().postedAt() == null
            ? stored.firstSeen()
            : stored.listing().postedAt().toInstant();
    ZoneId zone = clock.getZone();
    return LocalDate.ofInstant(posted, zone);
  }

  /**
   * Keeps a statement under a number of its own.
   *
   * @return what is wrong with it, and nothing was kept; none if it was kept
   */
  List<StatementProblem> keep(
      StatementDraft draft, CaseFile file, StoredListing stored, String account) {
    PersonalData people = new PersonalData(names(stored));
    while (true) {
      String puid = "sor-" + UUID.randomUUID();
      if (PersonalData.BY_FORM.isIn(puid)) {
        continue; // digits of chance that look like a number of a person's
      }
      Map<String, Object> statement = draft.numbered(puid);
      List<StatementProblem> problems = StatementRules.check(statement, people);
      if (!problems.isEmpty() || statements.add(puid, file.id(), JsonLine.of(statement), account)) {
        return problems;
      }
    }
  }

  /** Who must not be named: whoever the item names, and the people of this house. */
  private Set<String> names(StoredListing stored) {
    Set<String> names = new HashSet<>();
    Listing listing = stored.listing();
    if (listing.seller() != null) {
      names.add(listing.seller());
    }
    for (Reply reply : listing.replies()) {
      if (reply.author() != null) {
        names.add(reply.author());
      }
    }
    stored.verdict().entities().stream()
        .filter(Entity.Contact.class::isInstance)
        .map(entity -> ((Entity.Contact) entity).handle())
        .forEach(names::add);
    names.addAll(accounts.list().stream().map(Account::name).collect(Collectors.toSet()));
    return names;
  }
}

package org.hulian.review.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hulian.evidence.pack.PackagePart;
import org.hulian.evidence.pack.RecordedPages;
import org.hulian.listing.Listing;
import org.hulian.listing.Reply;
import org.hulian.listing.feed.JsonLine;
import org.hulian.review.masked.MaskedVersion;
import org.hulian.store.audit.AuditEntry;
import org.hulian.store.casefile.CaseEvent;
import org.hulian.store.casefile.CaseFile;
import org.hulian.store.evidence.PackageEntry;
import org.hulian.store.evidence.PackageStamp;
import org.hulian.store.listing.StoredListing;
import org.hulian.store.mask.PersonalMask;
import org.jspecify.annotations.Nullable;

/** The files of a package that are ours: all of them masked, none with an account in it. */
final class CaseTexts {
  private static final String JSON = "application/json";
  private static final String FOLDER = "evidence/";

  private final CaseMatter matter;
  private final List<MaskedVersion> versions;
  private final UnaryOperator<String> people;

  /**
   * Writes nothing yet.
   *
   * @param people what an account is called outside of the house
   */
  CaseTexts(CaseMatter matter, UnaryOperator<String> people) {
    this.people = people;
    this.matter = matter;
    this.versions = matter.versions().stream().map(MaskedVersion::of).toList();
  }

  /** Title of the newest version, masked; empty if there is none. */
  String title() {
    return versions.isEmpty() ? "" : versions.getLast().listing().title();
  }

  /** The files on the case, in their order. */
  List<PackagePart> parts(PackageWish wish, RecordedPages pages) {
    return List.of(
        part("case.json", theCase(wish)),
        part("text.json", list("versions", versions.stream().map(MaskedVersion::text).toList())),
        part(
            "verdict.json",
            list("verdicts", versions.stream().map(MaskedVersion::verdict).toList())),
        part("decisions.json", list("events", matter.history().stream().map(this::event).toList())),
        part("custody.json", list("acts", custody(wish, pages))),
        part("masking.json", masking()));
  }

  private static PackagePart part(String name, Map<String, ? extends @Nullable Object> json) {
    return PackagePart.text(FOLDER + name, JSON, JsonLine.of(json) + "\n");
  }

  private static Map<String, Object> list(String name, List<?> list) {
    return Map.of(name, list);
  }

  private Map<String, @Nullable Object> theCase(PackageWish wish) {
    CaseFile file = matter.file();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("format", "hulian-evidence-1");
    json.put("package", wish.name());
    json.put("case", file.id());
    json.put("revision", file.revision());
    json.put("listing", file.listingId());
    json.put("platform", file.platform());
    json.put("category", file.category().key());
    json.put("severity", file.severity().key());
    json.put("score", file.score());
    json.put("status", file.status().key());
    json.put("contested", matter.contested());
    json.put("opened_at", file.openedAt());
    json.put("made_at", wish.at());
    json.put("pages_included", wish.pages());
    return json;
  }

  private Map<String, @Nullable Object> event(CaseEvent event) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("revision", event.revision());
    json.put("at", event.at());
    json.put("event", event.kind());
    json.put("status", event.status().key());
    json.put("policy", event.policyCode());
    json.put("reason", PersonalMask.persons(event.reason()));
    if (event.proof() != null) {
      // As it is: a mask would take digits of a digest for somebody's number.
      json.put("proof", Map.of("record", event.proof().record(), "sha256", event.proof().sha256()));
    }
    if (event.other() != null) {
      json.put("other", event.other());
    }
    json.put("by", people.apply(event.account()));
    return json;
  }

  /** What an act was about is left out: details may name people. */
  private List<Map<String, @Nullable Object>> custody(PackageWish wish, RecordedPages pages) {
    List<Map<String, @Nullable Object>> acts = new ArrayList<>();
    for (RecordedPages.Page page : pages.pages()) {
      Map<String, @Nullable Object> act = act(page.at(), "system", "page.recorded");
      act.put("record", page.record());
      acts.add(act);
    }
    for (AuditEntry entry : matter.custody()) {
      Map<String, @Nullable Object> act =
          act(entry.at(), people.apply(entry.account()), entry.action());
      act.put("audit_entry", entry.sequence());
      acts.add(act);
    }
    matter.packages().forEach(made -> acts.add(made(made)));
    Map<String, @Nullable Object> now =
        act(wish.at(), people.apply(wish.account()), "this package");
    now.put("pages_included", wish.pages());
    now.put("reason", PersonalMask.persons(wish.reason()));
    acts.add(now);
    acts.sort(Comparator.comparing(act -> String.valueOf(act.get("at"))));
    return acts;
  }

  private Map<String, @Nullable Object> made(PackageEntry entry) {
    Map<String, @Nullable Object> act =
        act(entry.madeAt(), people.apply(entry.account()), "earlier package");
    act.put("package", entry.name());
    act.put("pages_included", entry.pages());
    act.put("sha256", entry.sha256());
    List<String> stamps =
        matter.stamps().stream()
            .filter(stamp -> stamp.packageId() == entry.id() && stamp.stampedAt() != null)
            .map(CaseTexts::stamp)
            .toList();
    act.put("stamps", stamps);
    return act;
  }

  private static String stamp(PackageStamp stamp) {
    return stamp.stampedAt() + " " + stamp.service();
  }

  private static Map<String, @Nullable Object> act(Object at, String by, String act) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("at", at);
    json.put("by", by);
    json.put("act", act);
    return json;
  }

  private Map<String, @Nullable Object> masking() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put(
        "rule",
        "identity numbers, bank cards, telephones, names, addresses and number plates, but sellers' own contacts");
    json.put("cover", "*");
    json.put("covered_when_stored", covers(matter.versions().stream().map(StoredListing::listing)));
    json.put("covered_here", covers(versions.stream().map(MaskedVersion::listing)));
    json.put("recorded_pages_are_masked", false);
    return json;
  }

  private static int covers(Stream<Listing> listings) {
    return listings
        .mapToInt(
            listing ->
                MaskedVersion.covers(listing.title())
                    + MaskedVersion.covers(listing.body())
                    + listing.replies().stream()
                        .map(Reply::body)
                        .mapToInt(MaskedVersion::covers)
                        .sum())
        .sum();
  }
}

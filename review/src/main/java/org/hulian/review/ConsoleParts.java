package org.hulian.review;

import org.hulian.index.ListingSearcher;
import org.hulian.review.api.ListingDesk;
import org.hulian.store.InsightParts;
import org.hulian.store.account.AccountParts;
import org.hulian.store.audit.AuditRepository;
import org.hulian.store.casefile.CaseRepository;
import org.hulian.store.listing.ListingRepository;
import org.hulian.store.run.RunParts;
import org.hulian.store.search.SearchParts;
import org.hulian.store.vault.VictimParts;

/** What the console reads and writes; all of it thread-safe, none of it closed by the console. */
public record ConsoleParts(
    ListingRepository listings,
    CaseRepository cases,
    RunParts runs,
    AccountParts access,
    AuditRepository audit,
    ListingSearcher searcher,
    SearchParts searches,
    VictimParts victims,
    Takedown takedown,
    InsightParts insight,
    ListingDesk desk,
    Metrics metrics) {}

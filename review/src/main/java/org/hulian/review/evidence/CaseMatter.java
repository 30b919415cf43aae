package org.hulian.review.evidence;

import java.util.List;
import org.hulian.store.audit.AuditEntry;
import org.hulian.store.casefile.CaseEvent;
import org.hulian.store.casefile.CaseFile;
import org.hulian.store.evidence.PackageEntry;
import org.hulian.store.evidence.PackageStamp;
import org.hulian.store.listing.StoredListing;

/**
 * All that the store knows of a case.
 *
 * @param contested whether an appeal against its decision, or another look at it, is open
 */
record CaseMatter(
    CaseFile file,
    boolean contested,
    List<StoredListing> versions,
    List<CaseEvent> history,
    List<AuditEntry> custody,
    List<PackageEntry> packages,
    List<PackageStamp> stamps) {}

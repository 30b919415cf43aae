package org.hulian.store.casefile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case whose decision stands, as lists tell of it.
 *
 * @param policyCode of the decision; empty if it has none
 * @param decidedAt when the decision was made that stands
 * @param account who made it
 * @param notice state of the newest notice that was not withdrawn, as in addresses; {@code
 *     withdrawn} where all were; absent while there is none
 */
public record DecidedCase(
    CaseFile file, String policyCode, Instant decidedAt, String account, @Nullable String notice) {}

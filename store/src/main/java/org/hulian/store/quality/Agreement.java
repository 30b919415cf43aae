package org.hulian.store.quality;

import java.util.Optional;
import org.hulian.listing.finding.Category;
import org.jspecify.annotations.Nullable;

/**
 * How far first and second reviewers agree.
 *
 * @param category absent for all together
 * @param same of the drawn decisions with a second answer, how many got the same one: violation or
 *     none
 * @param kappa over these; empty if it cannot be told
 * @param sameCode of the violations that both saw, how many got the same policy code
 * @param overturned of all that were looked at and closed, reversed ones and appeals too, how many
 *     a lead changed
 */
public record Agreement(
    @Nullable Category category,
    Proportion same,
    Optional<Kappa> kappa,
    Proportion sameCode,
    Proportion overturned) {}

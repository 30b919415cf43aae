package org.hulian.classifier.verdict;

import java.util.List;
import org.hulian.listing.Listing;
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.Mention;
import org.hulian.listing.finding.Severity;

/**
 * How {@link SeverityTable} came to a severity.
 *
 * @param category of the offer
 * @param base where this category starts
 * @param raises what raised it, by one step each; there may be more than there are steps
 * @param severity that came of it
 */
public record SeverityRuling(
    Category category, Severity base, List<Raise> raises, Severity severity) {
  public SeverityRuling {
    raises = List.copyOf(raises);
  }

  /**
   * One step.
   *
   * @param aggravation the rule
   * @param at where it is first seen
   */
  public record Raise(Aggravation aggravation, Mention at) {}

  /** The same over a listing in which characters were covered, with texts as long as before. */
  public SeverityRuling over(Listing covered) {
    return new SeverityRuling(
        category,
        base,
        raises.stream()
            .map(
                raise ->
                    new Raise(
                        raise.aggravation(),
                        new Mention(
                            raise.at().field(),
                            raise.at().span(),
                            raise.at().span().of(raise.at().field().in(covered)))))
            .toList(),
        severity);
  }
}

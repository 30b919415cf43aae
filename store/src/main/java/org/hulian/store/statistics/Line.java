package org.hulian.store.statistics;

import java.util.OptionalDouble;

/**
 * What is counted of a group of cases.
 *
 * @param name of the group: a platform, a category's key, a month such as {@code 2026-11}; empty
 *     for all cases, and for those of no known platform
 * @param age since when the cases wait that wait now
 * @param late how many of these should have been decided by now
 * @param inflow how often a case came to wait for a decision
 * @param outflow how often one ceased to
 * @param violations cases whose final decision says violation; one that is looked at again is not
 *     final
 * @param cleared likewise, and says that it is none
 * @param decision from the opening of a case to its first decision
 * @param noticed cases with a notice that was sent
 * @param takedown from the first of these to the item being found gone, or a person's word that it
 *     is
 * @param back how many of those that were gone were put up again, there or under another address
 */
public record Line(
    String name,
    Spread age,
    long late,
    long inflow,
    long outflow,
    long violations,
    long cleared,
    Spread decision,
    long noticed,
    Spread takedown,
    long back) {
  /** Violations of all that was decided, 0 to 1; empty if nothing was. */
  public OptionalDouble precision() {
    return share(violations, violations + cleared);
  }

  /** What was put up again of all that was gone, 0 to 1; empty if nothing was. */
  public OptionalDouble relisting() {
    return share(back, takedown.count());
  }

  private static OptionalDouble share(long part, long whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
  }
}

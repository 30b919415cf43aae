package org.hulian.review.evidence;

import java.util.HashMap;
import java.util.Map;
import org.hulian.store.audit.Act;

/**
 * Numbers people in the order in which a package first speaks of them. The numbers of one package
 * say nothing in another; who is who, the house knows from its audit log. Not thread-safe.
 */
final class People {
  private final Map<String, String> known = new HashMap<>();

  /** What an account is called in this package. */
  String of(String account) {
    if (account.equals(Act.SYSTEM)) {
      return account;
    }
    int next = known.size() + 1;
    return known.computeIfAbsent(account, name -> "person-" + next);
  }
}

package org.hulian.review.notice;

import java.util.Comparator;
import java.util.List;
import org.hulian.store.account.Account;
import org.hulian.store.account.AccountRepository;
import org.springframework.stereotype.Component;

/**
 * What reviewers are called outside of the house: by a number in the order of accounts, which stays
 * since accounts are not deleted. Thread-safe.
 */
@Component
class Reviewers {
  private final AccountRepository accounts;

  Reviewers(AccountRepository accounts) {
    this.accounts = accounts;
  }

  /** Such as {@code R-3}; {@code R-0} for whoever has no account. */
  String pseudonym(String account) {
    List<String> names =
        accounts.list().stream()
            .sorted(Comparator.comparing(Account::createdAt).thenComparing(Account::name))
            .map(Account::name)
            .toList();
    return "R-" + (names.indexOf(account) + 1);
  }
}

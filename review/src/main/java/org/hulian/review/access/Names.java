package org.hulian.review.access;

import org.hulian.store.account.AccountRepository;
import org.springframework.stereotype.Component;

/**
 * Names of people as a viewer may know them: whoever sees masked texts sees pseudonyms of all
 * others, on every page the same. Templates call it {@code @names}. Thread-safe.
 */
@Component
public class Names {
  private final AccountRepository accounts;

  Names(AccountRepository accounts) {
    this.accounts = accounts;
  }

  /** What stands for an account; empty for none, and one's own name for oneself. */
  public String of(String account, Viewer viewer) {
    boolean open = !viewer.seesMasked() || account.isEmpty() || account.equals(viewer.name());
    return open ? account : accounts.pseudonym(account);
  }

  /** What stands for an account in what leaves the house, whoever takes it out. */
  public String outside(String account) {
    return accounts.pseudonym(account);
  }
}

package org.hulian.store.account;

/** Who may do what, by hand and by program, which one database knows. */
public record AccountParts(AccountRepository accounts, TokenRepository tokens) {}

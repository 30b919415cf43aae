package org.hulian.crawler.extract;

import java.net.URI;
import java.util.regex.Pattern;

/** What the words in an address say of its page, where no engine's rules speak of it. */
public final class AddressWords {
  private static final Pattern ITEM = Vocabulary.standard().pattern("item");
  private static final Pattern LIST = Vocabulary.standard().pattern("list");
  private static final Pattern NEVER = Vocabulary.standard().pattern("never");
  private static final Pattern SIGN_IN = Vocabulary.standard().pattern("signIn");
  private static final Pattern PRINT = Vocabulary.standard().pattern("print");
  private static final Pattern FILE = Vocabulary.standard().pattern("file");

  private final String where;

  private AddressWords(String where) {
    this.where = where;
  }

  static AddressWords of(URI address) {
    return new AddressWords(Addresses.pathAndQuery(address));
  }

  /**
   * Whether an absolute address is that of a page to sign in at.
   *
   * @param address of any form; its host says nothing
   */
  public static boolean signIn(String address) {
    int host = address.indexOf("://");
    int path = host < 0 ? 0 : address.indexOf('/', host + 3);
    return path >= 0 && SIGN_IN.matcher(address.substring(path)).find();
  }

  /** A log-in, a basket, a member: it never shows an item. */
  boolean never() {
    return NEVER.matcher(where).find();
  }

  /** An item once more, for the printer. */
  boolean print() {
    return PRINT.matcher(where).find();
  }

  boolean list() {
    return LIST.matcher(where).find();
  }

  /** It looks like the address of one item. */
  boolean item() {
    return ITEM.matcher(where).find() && !list();
  }

  /** It can only have been the page of an item; a picture or a script of one is none. */
  boolean itemPage() {
    return item() && !never() && !print() && !FILE.matcher(where).find();
  }
}

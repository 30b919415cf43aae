package org.hulian.evidence.pack;

/**
 * Something about a package that is not as it was made.
 *
 * @param item what it is about, such as the name of a file in the package or of a record
 * @param reason in one line
 */
public record Damage(String item, String reason) {
  @Override
  public String toString() {
    return item + ": " + reason;
  }
}

package org.hulian.listing.feed;

/** A field does not hold what the contract says; the message is one line for people. */
final class FieldException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final String reason;

  FieldException(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}

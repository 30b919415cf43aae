package org.hulian.review.statement;

/**
 * What is wrong with a field of a statement.
 *
 * @param field its name, or {@code decision} where none of the decisions is there
 */
record StatementProblem(String field, Rule rule) {
  /** The rule that was broken. */
  enum Rule {
    /** It has to be there. */
    REQUIRED,
    /** It may not be there beside what else is. */
    NOT_WITH,
    /** It is a list where it should be a text, or the other way round. */
    KIND,
    /** It is longer than allowed. */
    LENGTH,
    /** It is none of the values there are. */
    VALUE,
    /** The same value twice. */
    TWICE,
    /** It is not of the form that it has to have. */
    FORM,
    /** A day that is too early or too late. */
    RANGE,
    /** It names a person, or how to reach one. */
    PERSONAL,
    /** The database has no such field. */
    UNKNOWN
  }
}

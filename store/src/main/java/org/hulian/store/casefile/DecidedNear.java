package org.hulian.store.casefile;

/**
 * A case that a person decided, near to another.
 *
 * @param decision the last one
 */
public record DecidedNear(CaseFile file, CaseEvent decision) {}

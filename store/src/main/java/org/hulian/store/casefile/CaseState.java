package org.hulian.store.casefile;

/**
 * Where an item's case stands, for whoever changes the item.
 *
 * @param id of the case
 * @param revision of its last event
 */
public record CaseState(long id, CaseStatus status, int revision) {}

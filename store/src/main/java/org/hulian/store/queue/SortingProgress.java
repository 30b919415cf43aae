package org.hulian.store.queue;

/** How far cases are sorted anew: so many of all that wait for a decision. */
public record SortingProgress(long done, long all) {}

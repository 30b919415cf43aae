package org.hulian.store.vault;

import org.hulian.store.retention.RetentionRepository;

/** What a data folder has for victims' sake. */
public record VictimParts(RetentionRepository retention, Kept kept) {}

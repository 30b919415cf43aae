package org.hulian.store.search;

/** Saved searches, their alerts and what is to be sent, which one database has. */
public record SearchParts(
    SavedSearchRepository saved, AlertRepository alerts, DeliveryRepository deliveries) {}

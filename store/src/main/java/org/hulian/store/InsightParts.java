package org.hulian.store;

import org.hulian.store.network.NetworkRepository;
import org.hulian.store.statistics.StatisticsRepository;

/** What the store knows beyond single listings and cases. */
public record InsightParts(NetworkRepository networks, StatisticsRepository statistics) {}

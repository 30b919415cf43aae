package org.hulian.store.queue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What waits in a queue.
 *
 * @param queue number of the queue; {@link QueueRepository#NONE} for the cases in none
 * @param open how many cases are open
 * @param oldest since when the open case waits that waits longest; absent if none is open
 */
public record QueueTally(long queue, long open, @Nullable Instant oldest) {}

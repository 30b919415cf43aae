package org.hulian.review.queue;

import java.util.Locale;
import java.util.Optional;
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.Severity;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.QueueFilter;
import org.hulian.store.casefile.QueueOrder;
import org.hulian.store.queue.QueueRepository;
import org.jspecify.annotations.Nullable;

/**
 * What the queue's address asks for; an unknown value counts as none.
 *
 * @param notice {@value #NO_NOTICE} for violations that have none yet
 */
record QueueQuery(
    @Nullable String status,
    @Nullable String category,
    @Nullable String severity,
    @Nullable String platform,
    @Nullable String queue,
    @Nullable String order,
    @Nullable String notice,
    @Nullable String page) {

  /** The value of {@code queue} for the cases that lie in none. */
  static final String NO_QUEUE = "none";

  static final String NO_NOTICE = "none";

  QueueFilter filter() {
    return new QueueFilter(
        read(CaseStatus.class, status).orElse(CaseStatus.OPEN),
        read(Category.class, category).orElse(null),
        read(Severity.class, severity).orElse(null),
        platform == null || platform.isBlank() ? null : platform.strip(),
        queueOrAll());
  }

  private @Nullable Long queueOrAll() {
    if (NO_QUEUE.equals(queue)) {
      return QueueRepository.NONE;
    }
    return queue != null && queue.matches("[1-9]\\d{0,17}") ? Long.valueOf(queue) : null;
  }

  /** Whether it asks for violations that have no notice yet. */
  boolean withoutNotice() {
    return NO_NOTICE.equals(notice) && filter().status() == CaseStatus.VIOLATION;
  }

  QueueOrder orderOrUsual() {
    return read(QueueOrder.class, order).orElse(QueueOrder.PRIORITY);
  }

  int pageOrZero() {
    return page != null && page.matches("\\d{1,6}") ? Integer.parseInt(page) : 0;
  }

  private static <E extends Enum<E>> Optional<E> read(Class<E> type, @Nullable String key) {
    if (key == null) {
      return Optional.empty();
    }
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(key)) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }
}

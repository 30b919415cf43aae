package org.hulian.store.run;

import java.util.List;
import java.util.Optional;

/** When sites are due, and how their last runs left them. Thread-safe. */
public interface ScheduleRepository {
  /** In the order of their names. */
  List<SiteSchedule> list();

  Optional<SiteSchedule> find(String site);

  /** Takes the place of what was known of the site. */
  void put(SiteSchedule schedule);
}

package org.hulian.app;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hulian.store.notice.NoticeState;

/** What became of the notices that people of the demo have sent. */
final class DemoNotices {
  static final String NONE_SENT =
      "no notice is marked as sent yet: decide a case as a violation, draft its notice, approve it"
          + " as the second person, mark it as sent; then press Enter here";

  private static final Set<NoticeState> OUT =
      EnumSet.complementOf(EnumSet.of(NoticeState.DRAFT, NoticeState.APPROVED));

  private final DataFolder data;

  DemoNotices(DataFolder data) {
    this.data = data;
  }

  /** Whether there is any. */
  boolean sent() {
    Map<NoticeState, Long> counts = counts();
    return OUT.stream().anyMatch(state -> counts.getOrDefault(state, 0L) > 0);
  }

  /** How many are in which state, in one line. */
  List<String> lines() {
    List<String> parts = new ArrayList<>();
    counts()
        .forEach(
            (state, count) -> {
              if (OUT.contains(state) && count > 0) {
                String words = state.key().replace('_', ' ');
                parts.add(String.format(Locale.ROOT, "%d %s", count, words));
              }
            });
    return List.of("notices: " + String.join(", ", parts) + "; see them in the console");
  }

  private Map<NoticeState, Long> counts() {
    return data.store().notices().notices().counts();
  }
}

package org.hulian.classifier.signal;

import java.util.List;

/** One named reason. Thread-safe and without state; silent when unsure. */
public interface Signal {
  /** Where the reason is seen; empty if it is not. */
  List<Sighting> look(Reading reading);

  /** The name of the class, its page and its findings. */
  default String name() {
    return getClass().getSimpleName();
  }
}

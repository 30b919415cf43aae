package org.hulian.crawler.extract;

import java.net.URI;
import java.util.Optional;
import org.hulian.crawler.site.AddressRules;
import org.hulian.crawler.site.Recent;
import org.jspecify.annotations.Nullable;

/** The addresses that pages of one engine led to, as far as they were met lately. Thread-safe. */
final class Targets {
  private static final int ROOM = 8_192;

  private final @Nullable EngineDefinition engine;
  private final Recent<Optional<Target>> recent = new Recent<>(ROOM);

  Targets(@Nullable EngineDefinition engine) {
    this.engine = engine;
  }

  /**
   * Where a reference leads.
   *
   * @param base canonical
   * @return empty if it leads to no other web page
   */
  Optional<Target> resolve(URI base, String reference) {
    return Addresses.reference(reference)
        .flatMap(
            text ->
                recent.of(
                    AddressRules.absolute(base.toString(), text),
                    absolute -> Addresses.absolute(absolute).map(this::target)));
  }

  private Target target(URI address) {
    return new Target(address, engine);
  }
}

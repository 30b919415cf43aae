package org.hulian.crawler.extract;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import org.hulian.crawler.extract.EngineDefinition.AddressRule;
import org.hulian.crawler.extract.EngineDefinition.PageSort;
import org.hulian.crawler.extract.Extraction.Role;
import org.jspecify.annotations.Nullable;

/**
 * An address that pages lead to, with what it says of itself. Each is worked out at most once by
 * whoever asks first: the same few thousand addresses stand on all pages of a site. Thread-safe;
 * what two threads work out at once is the same.
 */
final class Target {
  private final URI address;
  private final @Nullable EngineDefinition engine;
  private volatile @Nullable Known<Optional<AddressRule.Match>> match;
  private volatile @Nullable Known<Optional<PageAddress>> page;
  private volatile @Nullable Known<OptionalInt> part;
  private volatile @Nullable Words words;

  /** What was worked out. */
  private record Known<T>(T value) {}

  /** What the words in the address say. */
  private record Words(boolean never, boolean list, boolean item) {}

  /**
   * An address.
   *
   * @param address canonical
   * @param engine whose rules speak of it; null if none is known
   */
  Target(URI address, @Nullable EngineDefinition engine) {
    this.address = address;
    this.engine = engine;
  }

  URI address() {
    return address;
  }

  /** What the engine's rules say of it; empty if they say nothing. */
  Optional<AddressRule.Match> match() {
    Known<Optional<AddressRule.Match>> known = match;
    if (known == null) {
      known = new Known<>(engine == null ? Optional.empty() : engine.match(address));
      match = known;
    }
    return known.value();
  }

  /** What it shows by the engine's rules; empty if they do not speak of it. */
  Optional<Role> known() {
    return match().map(AddressRule.Match::sort).map(Target::role);
  }

  private static Role role(PageSort sort) {
    return sort == PageSort.NEVER || sort == PageSort.COPY ? Role.NEVER : sort.role();
  }

  /** What it seems to show, told by itself alone. */
  Role role() {
    return known().orElseGet(this::byWords);
  }

  private Role byWords() {
    if (never()) {
      return Role.NEVER;
    }
    if (item()) {
      return Role.ITEM;
    }
    return list() ? Role.INDEX : Role.OTHER;
  }

  /** Which part of which item it shows, if a page of an item it is. */
  Optional<PageAddress> page() {
    Known<Optional<PageAddress>> known = page;
    if (known == null) {
      known = new Known<>(readPage());
      page = known;
    }
    return known.value();
  }

  private Optional<PageAddress> readPage() {
    URI item = Addresses.item(address);
    PageAddress generic = new PageAddress(item, item, part().orElse(1));
    return match().isEmpty()
        ? Optional.of(generic)
        : match().flatMap(rule -> rule.address(address, generic));
  }

  /** The number of a part that it asks for; empty if it names none. */
  OptionalInt part() {
    Known<OptionalInt> known = part;
    if (known == null) {
      known = new Known<>(Addresses.part(address));
      part = known;
    }
    return known.value();
  }

  /** Whether its words are those of a log-in, a basket, a member. */
  boolean never() {
    return words().never();
  }

  /** Whether its words are those of a list. */
  boolean list() {
    return words().list();
  }

  /** Whether its words are those of one item. */
  boolean item() {
    return words().item();
  }

  private Words words() {
    Words known = words;
    if (known == null) {
      AddressWords said = AddressWords.of(address);
      known = new Words(said.never(), said.list(), said.item());
      words = known;
    }
    return known;
  }
}

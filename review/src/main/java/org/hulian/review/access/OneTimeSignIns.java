package org.hulian.review.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hulian.store.account.Role;
import org.springframework.stereotype.Component;

/**
 * Links that let one person in without an account, as the demo does. They live in memory, open
 * once, and hold for ten minutes. Thread-safe.
 */
@Component
public final class OneTimeSignIns {
  /** Names that guests have, and accounts have not. */
  static final String GUEST = "demo(-\\d+)?";

  static final Duration VALIDITY = Duration.ofMinutes(10);
  private static final int SECRET_BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Pending> pending = new HashMap<>();
  private final Acts acts;
  private final Clock clock;
  private int made;
  private boolean offered;

  OneTimeSignIns(Acts acts, Clock clock) {
    this.acts = acts;
    this.clock = clock;
  }

  /** Makes a link for somebody new with these roles; returns the secret at its end. */
  public synchronized String create(Set<Role> roles) {
    made++;
    return create(made == 1 ? "demo" : "demo-" + made, roles);
  }

  /** Makes a link for the guest of this name, who may have come in by another before. */
  public synchronized String create(String name, Set<Role> roles) {
    if (!name.matches(GUEST)) {
      throw new IllegalArgumentException("no account may have the name of a guest: " + name);
    }
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Viewer guest = new Viewer(name, roles, true);
    offered = true;
    pending.put(secret, new Pending(guest, clock.instant().plus(VALIDITY)));
    acts.note("system", "session.offered", "account:" + guest.name(), Map.of());
    return secret;
  }

  /** Whether people come in by such links here. */
  synchronized boolean offered() {
    return offered;
  }

  /** Whether the link still opens. */
  synchronized boolean holds(String secret) {
    Pending known = pending.get(secret);
    return known != null && clock.instant().isBefore(known.until);
  }

  /** Uses the link up. */
  synchronized Optional<Viewer> use(String secret) {
    boolean holds = holds(secret);
    Pending known = pending.remove(secret);
    return known == null || !holds ? Optional.empty() : Optional.of(known.viewer);
  }

  private record Pending(Viewer viewer, Instant until) {}
}

package org.hulian.crawler.fetch;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.DnsResolver;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the crawler out of networks that are not public. A host is resolved once, all its addresses
 * are checked, and a connection is made to one of those and to no other, so that a name that
 * changes its answer gains nothing. Every request passes here, those to the target of a redirect
 * too. Thread-safe.
 */
public final class EgressGuard implements DnsResolver, AutoCloseable {
  private static final Duration PIN_TIME = Duration.ofMinutes(10);
  private static final Duration RESOLVE_TIME = Duration.ofSeconds(10);
  private static final int FIRST_FREE_PORT = 1024;

  /** Ports of services that take a request for a command (WHATWG Fetch, and common data stores). */
  private static final Set<Integer> BAD_PORTS =
      Set.of(
          1433, 1521, 1719, 1720, 1723, 2049, 2181, 2375, 2376, 2379, 3306, 3389, 3659, 4045, 4190,
          5060, 5061, 5432, 5672, 5900, 5984, 6000, 6379, 6443, 6566, 6665, 6666, 6667, 6668, 6669,
          6679, 6697, 8500, 9042, 9092, 9200, 9300, 10080, 10250, 11211, 27017, 50000);

  private static final Pattern DOTTED =
      Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");
  private static final Pattern NUMERIC_END =
      Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)\\.?");

  private final HostResolver resolver;
  private final boolean loopbackAllowed;
  private final InstantSource clock;
  private final Map<String, Pin> pins = new ConcurrentHashMap<>();

  /** Asking a name server blocks in native code, which a virtual thread had better not do. */
  private final ExecutorService resolving =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("resolve-", 0).factory());

  /**
   * Makes a guard.
   *
   * @param loopbackAllowed whether this machine itself may be asked, on any port; for the demo and
   *     for tests
   */
  public EgressGuard(HostResolver resolver, boolean loopbackAllowed, InstantSource clock) {
    this.resolver = resolver;
    this.loopbackAllowed = loopbackAllowed;
    this.clock = clock;
  }

  /** What a host's name leads to, for a while; nobody connects where there is a refusal. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Pin(
      InetAddress[] addresses, @Nullable String refusal, boolean loopback, Instant until) {}

  /** Why an address may not be asked; empty if it may. */
  public Optional<String> refusal(URI uri) {
    return refusal(uri, RESOLVE_TIME);
  }

  /**
   * The same within a time.
   *
   * @param longest that finding the host may take; ten seconds are never passed
   */
  Optional<String> refusal(URI uri, Duration longest) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return Optional.of("only http and https are asked");
    }
    HostPort asked = HostPort.of(uri).orElse(null);
    if (asked == null) {
      return Optional.of("the address names a user, or no host");
    }
    String host = asked.host();
    Optional<String> odd = oddHost(host);
    if (odd.isPresent()) {
      return odd;
    }
    Pin pin = pin(host, longest);
    if (pin.refusal != null) {
      return Optional.of(pin.refusal);
    }
    return pin.loopback ? Optional.empty() : badPort(asked.port());
  }

  /** The addresses of a host, those by which it is asked if it may be; none if it is not found. */
  List<InetAddress> addresses(String host) {
    return List.of(pin(host.toLowerCase(Locale.ROOT), RESOLVE_TIME).addresses);
  }

  private static Optional<String> oddHost(String host) {
    if (!host.startsWith("[")
        && NUMERIC_END.matcher(host).matches()
        && !DOTTED.matcher(host).matches()) {
      return Optional.of("an odd way to write an IP address: " + host);
    }
    if (host.endsWith(".localhost") || host.endsWith(".local") || host.endsWith(".internal")) {
      return Optional.of("a name of a private network: " + host);
    }
    boolean single = host.indexOf('.') < 0 && host.indexOf(':') < 0;
    return single && !host.equals("localhost")
        ? Optional.of("a name of a private network: " + host)
        : Optional.empty();
  }

  private static Optional<String> badPort(int port) {
    boolean fine =
        port == -1
            || port == 80
            || port == 443
            || (port >= FIRST_FREE_PORT && !BAD_PORTS.contains(port));
    return fine ? Optional.empty() : Optional.of("port " + port + " is not for web pages");
  }

  private Pin pin(String host, Duration longest) {
    Instant now = clock.instant();
    Pin pin = pins.get(host);
    if (pin == null || !now.isBefore(pin.until)) {
      pin = judge(host, now, longest);
      pins.put(host, pin);
    }
    return pin;
  }

  private Pin judge(String host, Instant now, Duration longest) {
    InetAddress[] addresses;
    try {
      addresses = lookUp(host, longest.compareTo(RESOLVE_TIME) < 0 ? longest : RESOLVE_TIME);
    } catch (UnknownHostException e) {
      return new Pin(new InetAddress[0], "host not found: " + host, false, now);
    }
    boolean loopback = true;
    String refusal = null;
    for (InetAddress address : addresses) {
      loopback &= AddressRanges.isLoopback(address);
      String reason = AddressRanges.notPublic(address).orElse(null);
      if (reason != null && refusal == null) {
        refusal = "leads to " + address.getHostAddress() + ", which is not public: " + reason;
      }
    }
    boolean own = loopback && loopbackAllowed;
    return new Pin(addresses, own ? null : refusal, own, now.plus(PIN_TIME));
  }

  private InetAddress[] lookUp(String host, Duration longest) throws UnknownHostException {
    Callable<InetAddress[]> work = () -> resolver.resolve(host);
    Future<InetAddress[]> future = resolving.submit(work);
    try {
      InetAddress[] addresses = future.get(longest.toMillis(), TimeUnit.MILLISECONDS);
      if (addresses.length == 0) {
        throw new UnknownHostException(host);
      }
      return addresses.clone();
    } catch (ExecutionException | TimeoutException e) {
      future.cancel(true);
      throw unknown(host, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unknown(host, e);
    }
  }

  private static UnknownHostException unknown(String host, Throwable cause) {
    UnknownHostException unknown = new UnknownHostException(host);
    unknown.initCause(cause);
    return unknown;
  }

  /** For the HTTP client: the addresses that were checked, and no others. */
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    Pin pin = pins.get(host.toLowerCase(Locale.ROOT));
    if (pin == null || pin.refusal != null) {
      throw new UnknownHostException(host + " was not checked");
    }
    return pin.addresses.clone();
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  @Override
  public void close() {
    resolving.shutdownNow();
  }
}

package org.hulian.crawler.fetch;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/**
 * Networks that no public site is in (IANA's special-purpose address registries, as of 2025, and
 * the metadata services of the large clouds).
 */
final class AddressRanges {
  private static final List<Range> NOT_PUBLIC =
      List.of(
          Range.of("0.0.0.0/8", "this network"),
          Range.of("10.0.0.0/8", "private"),
          Range.of("100.100.100.200/32", "metadata service"),
          Range.of("100.64.0.0/10", "carrier-grade NAT"),
          Range.of("168.63.129.16/32", "metadata service"),
          Range.of("169.254.169.254/32", "metadata service"),
          Range.of("169.254.0.0/16", "link-local"),
          Range.of("172.16.0.0/12", "private"),
          Range.of("192.0.0.0/24", "protocol assignments"),
          Range.of("192.0.2.0/24", "documentation"),
          Range.of("192.88.99.0/24", "6to4 relay"),
          Range.of("192.168.0.0/16", "private"),
          Range.of("198.18.0.0/15", "benchmarks"),
          Range.of("198.51.100.0/24", "documentation"),
          Range.of("203.0.113.0/24", "documentation"),
          Range.of("224.0.0.0/4", "multicast"),
          Range.of("240.0.0.0/4", "reserved"),
          Range.of("2001::/23", "protocol assignments"),
          Range.of("2001:db8::/32", "documentation"),
          Range.of("3fff::/20", "documentation"),
          Range.of("fd00:ec2::254/128", "metadata service"),
          Range.of("fc00::/7", "unique local"),
          Range.of("fe80::/10", "link-local"),
          Range.of("fec0::/10", "site-local"),
          Range.of("ff00::/8", "multicast"));

  private static final Range LOOPBACK_4 = Range.of("127.0.0.0/8", "loopback");
  private static final Range LOOPBACK_6 = Range.of("::1/128", "loopback");
  private static final Range GLOBAL_6 = Range.of("2000::/3", "global");
  private static final Range NAT64 = Range.of("64:ff9b::/96", "NAT64");
  private static final Range SIX_TO_FOUR = Range.of("2002::/16", "6to4");
  private static final int NAT64_OFFSET = 12;
  private static final int SIX_TO_FOUR_OFFSET = 2;

  private AddressRanges() {}

  static boolean isLoopback(InetAddress address) {
    return LOOPBACK_4.holds(address) || LOOPBACK_6.holds(address);
  }

  /** Why an address is not public; empty if it is. */
  static Optional<String> notPublic(InetAddress address) {
    if (isLoopback(address)) {
      return Optional.of("loopback");
    }
    for (Range range : NOT_PUBLIC) {
      if (range.holds(address)) {
        return Optional.of(range.name);
      }
    }
    if (address instanceof Inet6Address) {
      return notPublic6(address);
    }
    return Optional.empty();
  }

  private static Optional<String> notPublic6(InetAddress address) {
    if (NAT64.holds(address)) {
      return notPublic(embedded(address, NAT64_OFFSET)).map(name -> name + " behind NAT64");
    }
    if (SIX_TO_FOUR.holds(address)) {
      return notPublic(embedded(address, SIX_TO_FOUR_OFFSET)).map(name -> name + " behind 6to4");
    }
    return GLOBAL_6.holds(address) ? Optional.empty() : Optional.of("not global");
  }

  private static InetAddress embedded(InetAddress address, int offset) {
    byte[] four = new byte[4];
    System.arraycopy(address.getAddress(), offset, four, 0, four.length);
    try {
      return InetAddress.getByAddress(four);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  private record Range(InetAddress network, int bits, String name) {
    static Range of(String notation, String name) {
      int slash = notation.indexOf('/');
      try {
        InetAddress network = InetAddress.getByName(notation.substring(0, slash));
        return new Range(network, Integer.parseInt(notation.substring(slash + 1)), name);
      } catch (UnknownHostException e) {
        throw new IllegalStateException("not a network: " + notation, e);
      }
    }

    boolean holds(InetAddress address) {
      if (network instanceof Inet4Address != address instanceof Inet4Address) {
        return false;
      }
      byte[] a = network.getAddress();
      byte[] b = address.getAddress();
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit & 7);
        if ((a[bit >> 3] & mask) != (b[bit >> 3] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}

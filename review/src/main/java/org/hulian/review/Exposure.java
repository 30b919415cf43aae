package org.hulian.review;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who ends TLS, and under which address people find the console. */
public sealed interface Exposure {
  /** Nobody: people of this machine come without. */
  record Local() implements Exposure {}

  /**
   * A proxy in front of the console.
   *
   * @param address where the proxy shows it, such as {@code https://review.example.org}
   * @param proxies where connections come from; nobody else is answered, and only their forwarded
   *     headers are believed; none stands for this machine
   */
  record Proxied(URI address, Set<InetAddress> proxies) implements Exposure {
    public Proxied {
      requireHttps(address);
      proxies = Set.copyOf(proxies);
    }
  }

  /**
   * The console itself.
   *
   * @param address where people find it, by a name of the certificate
   * @param keystore of PKCS #12, with the key and its certificates
   * @param password of the keystore
   */
  record OwnTls(URI address, Path keystore, String password) implements Exposure {
    public OwnTls {
      requireHttps(address);
    }

    /** Does not show the password. */
    @Override
    public String toString() {
      return address + " by " + keystore;
    }
  }

  /** Where people find it; absent where it has no name. */
  default @Nullable URI publicAddress() {
    return switch (this) {
      case Local local -> null;
      case Proxied proxied -> proxied.address;
      case OwnTls own -> own.address;
    };
  }

  private static void requireHttps(URI address) {
    if (!"https".equals(address.getScheme()) || address.getHost() == null) {
      throw new IllegalArgumentException(
          "the public address has to start with https://, not " + address);
    }
  }
}

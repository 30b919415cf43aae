package org.hulian.review;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.Valve;
import org.apache.catalina.valves.RemoteCIDRValve;
import org.apache.catalina.valves.RemoteIpValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.Ssl;

/** What has to be true before the console listens where others reach it, and how it then does. */
final class Listening {
  private Listening() {}

  /**
   * Refuses to listen without what keeps strangers out.
   *
   * @param administrator whether there is one who can sign in
   * @throws ConsoleStartException with one line that says what to do
   */
  static void requireCare(ConsoleSettings settings, boolean administrator) {
    Exposure exposure = settings.exposure();
    if (exposure instanceof Exposure.OwnTls own) {
      requireKey(own);
    }
    if (settings.bind().isLoopbackAddress()) {
      return;
    }
    String where = "refusing to listen on " + settings.bind().getHostAddress() + ": ";
    if (exposure instanceof Exposure.Local) {
      throw refusal(
          where
              + "other machines would reach it without TLS; give --public https://NAME with"
              + " --tls-keystore FILE, or with --proxy ADDRESS of the proxy that ends TLS",
          null);
    }
    if (exposure instanceof Exposure.Proxied proxied && proxied.proxies().isEmpty()) {
      throw refusal(where + "name the address of the proxy that ends TLS by --proxy ADDRESS", null);
    }
    if (!administrator) {
      throw refusal(
          where
              + "there is no administrator who can sign in yet; start it on the loopback address"
              + " first, without --bind, and open the link that it prints",
          null);
    }
  }

  private static void requireKey(Exposure.OwnTls own) {
    Path file = own.keystore();
    if (!Files.isReadable(file)) {
      throw refusal("cannot read the keystore " + file, null);
    }
    try {
      KeyStore store = KeyStore.getInstance(file.toFile(), own.password().toCharArray());
      if (!hasKey(store)) {
        throw refusal("there is no private key in the keystore " + file, null);
      }
    } catch (IOException e) {
      throw refusal(
          "cannot open the keystore " + file + ": wrong password, or no keystore of PKCS #12", e);
    } catch (GeneralSecurityException e) {
      throw refusal("cannot open the keystore " + file + ": " + e.getMessage(), e);
    }
  }

  private static boolean hasKey(KeyStore store) throws KeyStoreException {
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias)) {
        return true;
      }
    }
    return false;
  }

  private static ConsoleStartException refusal(String message, @Nullable Throwable cause) {
    return new ConsoleStartException(message, cause);
  }

  /** TLS 1.2 and 1.3 with the key of the keystore. */
  static Ssl tls(Exposure.OwnTls own) {
    Ssl tls = new Ssl();
    tls.setKeyStore(own.keystore().toUri().toString());
    tls.setKeyStorePassword(own.password());
    tls.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    return tls;
  }

  /** Answers the declared proxies only, and believes what they say of whom they speak for. */
  static List<Valve> valves(Exposure.Proxied proxied) {
    Set<InetAddress> proxies = proxied.proxies();
    RemoteCIDRValve door = new RemoteCIDRValve();
    door.setAllow(
        proxies.isEmpty()
            ? "127.0.0.0/8,::1/128"
            : proxies.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(",")));
    door.setUsePeerAddress(true);
    RemoteIpValve forwarded = new RemoteIpValve();
    forwarded.setInternalProxies(
        proxies.isEmpty()
            ? "127\\.\\d+\\.\\d+\\.\\d+|::1|0:0:0:0:0:0:0:1"
            : proxies.stream()
                .map(InetAddress::getHostAddress)
                .map(Pattern::quote)
                .collect(Collectors.joining("|")));
    return List.of(door, forwarded);
  }
}

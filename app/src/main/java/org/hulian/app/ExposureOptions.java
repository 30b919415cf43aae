package org.hulian.app;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.hulian.review.Exposure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of who ends TLS in front of the console. */
final class ExposureOptions {
  private static final String PASSWORD = "HULIAN_TLS_PASSWORD";

  @Option(
      names = "--public",
      paramLabel = "URL",
      converter = HttpsAddress.class,
      description = "Where people find the console by TLS.")
  private @Nullable URI publicAddress;

  @Option(
      names = "--proxy",
      paramLabel = "ADDRESS",
      split = ",",
      description =
          "Addresses of the proxy that ends TLS (default: this machine). Nobody else is answered,"
              + " and only its forwarded headers are believed.")
  private List<String> proxies = List.of();

  @Option(
      names = "--tls-keystore",
      paramLabel = "FILE",
      description = "Ends TLS by itself, with the key in this PKCS #12 file.")
  private @Nullable Path keystore;

  @Option(
      names = "--tls-password-file",
      paramLabel = "FILE",
      description = "File with its password; else it is taken from " + PASSWORD + ".")
  private @Nullable Path passwordFile;

  Exposure exposure() {
    if (publicAddress == null) {
      if (keystore != null || !proxies.isEmpty()) {
        throw new CommandException(
            "say by --public https://NAME under which name people find the console");
      }
      return new Exposure.Local();
    }
    if (keystore == null) {
      return new Exposure.Proxied(
          publicAddress, proxies.stream().map(ServeCommand::address).collect(Collectors.toSet()));
    }
    if (!proxies.isEmpty()) {
      throw new CommandException("--proxy and --tls-keystore: one of them ends TLS, not both");
    }
    return new Exposure.OwnTls(publicAddress, keystore, Password.read(passwordFile, PASSWORD));
  }
}

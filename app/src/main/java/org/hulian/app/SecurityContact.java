package org.hulian.app;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads whom to tell of a security problem (RFC 9116 §2.5.3). */
final class SecurityContact implements ITypeConverter<URI> {
  private static final Set<String> SCHEMES = Set.of("mailto", "https", "tel");

  @Override
  public URI convert(String text) {
    try {
      URI address = new URI(text);
      if (address.getScheme() != null && SCHEMES.contains(address.getScheme())) {
        return address;
      }
    } catch (URISyntaxException e) {
      throw misuse(text);
    }
    throw misuse(text);
  }

  private static TypeConversionException misuse(String text) {
    return new TypeConversionException(
        "'" + text + "' is no address that begins with mailto:, https: or tel:");
  }
}

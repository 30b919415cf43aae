package org.hulian.app;

import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads where a proxy that ends TLS shows the console. */
final class HttpsAddress implements ITypeConverter<URI> {
  @Override
  public URI convert(String text) {
    try {
      URI address = new URI(text);
      if ("https".equals(address.getScheme()) && address.getHost() != null) {
        return address;
      }
    } catch (URISyntaxException e) {
      throw misuse(text);
    }
    throw misuse(text);
  }

  private static TypeConversionException misuse(String text) {
    return new TypeConversionException("'" + text + "' is not an address with https:// and a host");
  }
}

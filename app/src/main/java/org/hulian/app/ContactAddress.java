package org.hulian.app;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads where site owners can reach whoever crawls. */
final class ContactAddress implements ITypeConverter<String> {
  @Override
  public String convert(String text) {
    if (!text.matches("[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+|https?://[!-~]+")) {
      throw new TypeConversionException("'" + text + "' is not a mail or web address");
    }
    return text;
  }
}

package org.hulian.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Which stamping services packages are sent to, of which only their hash is: the addresses in
 * {@code stamping.services} of a data folder, one a line. Without that file nobody is asked.
 */
final class StampServices {
  private static final String FILE = "stamping.services";

  private StampServices() {}

  /** The addresses; none where stamping is off. */
  static List<String> of(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      List<String> services =
          Files.readAllLines(file).stream()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .distinct()
              .toList();
      services.forEach(service -> require(file, service));
      return services;
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new CommandException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static void require(Path file, String service) {
    try {
      URI address = URI.create(service);
      if (("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
          && address.getHost() != null) {
        return;
      }
    } catch (IllegalArgumentException e) {
      throw new CommandException(file + ": not an address: " + service, e);
    }
    throw new CommandException(file + ": not an address with http:// or https://: " + service);
  }
}

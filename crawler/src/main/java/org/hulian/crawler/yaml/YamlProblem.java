package org.hulian.crawler.yaml;

import java.nio.file.Path;

/**
 * One thing that is wrong with a definition.
 *
 * @param line from 1; 0 where the whole file is meant
 * @param key such as {@code scope.hosts}, empty where the whole file is meant
 */
public record YamlProblem(Path file, int line, String key, String reason) {
  @Override
  public String toString() {
    String place = line > 0 ? file + ":" + line : file.toString();
    return key.isEmpty() ? place + ": " + reason : place + ": " + key + ": " + reason;
  }
}

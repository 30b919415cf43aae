package org.hulian.crawler.extract;

import java.io.Serial;
import java.util.List;

/** Engine definitions break their schema. */
public final class EngineDefinitionException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  EngineDefinitionException(List<String> problems) {
    super(String.join("\n", problems));
  }

  /** One line for each problem, with file, line, key and reason. */
  public List<String> problems() {
    return List.of(String.valueOf(getMessage()).split("\n"));
  }
}

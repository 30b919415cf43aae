package org.hulian.app;

import java.lang.reflect.Constructor;
import picocli.CommandLine;

/** Makes the commands, handing the terminal to those that want it. */
final class CommandFactory implements CommandLine.IFactory {
  private final Terminal terminal;
  private final CommandLine.IFactory plain = CommandLine.defaultFactory();

  CommandFactory(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  @SuppressWarnings("unchecked") // the constructor is the class's own
  public <K> K create(Class<K> type) throws Exception {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (constructor.getParameterCount() == 1
          && constructor.getParameterTypes()[0] == Terminal.class) {
        return (K) constructor.newInstance(terminal);
      }
    }
    return plain.create(type);
  }
}

package org.hulian.classifier.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SignalsTest {
  @Test
  void everySignalSaysWhatItSeesAndHasAPageAndATest() {
    Path root = Path.of(System.getProperty("hulian.root", "."));
    for (Signal signal : Signals.all()) {
      assertThat(signal.getClass().getAnnotation(SignalInfo.class)).as(signal.name()).isNotNull();
      assertThat(root.resolve("docs/signals/" + signal.name() + ".md")).as("page").exists();
      assertThat(
              Files.exists(
                  root.resolve(
                      "classifier/src/test/java/org/hulian/classifier/signal/"
                          + signal.name()
                          + "Test.java")))
          .as("test of " + signal.name())
          .isTrue();
    }
  }

  @Test
  void signalsAreListedByName() {
    assertThat(Signals.all().stream().map(Signal::name)).isSorted().doesNotHaveDuplicates();
  }
}

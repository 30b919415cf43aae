package org.hulian.classifier.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ModelFileTest {
  @Test
  void aModelComesBackAsItWasWritten() {
    LinearModel model =
        new LinearModel(
            -1.5, new TreeMap<>(Map.of("r:人脸", 0.5, "w: kyc ", -0.25, "r:#\\\u200b\t", 1.0)));
    byte[] bytes = new ModelFile(Map.of("gate", -2.0), model).toBytes();
    ModelFile read = ModelFile.parse("m.tsv", bytes);
    assertThat(read.model()).isEqualTo(model);
    assertThat(read.setting("gate")).isEqualTo(-2.0);
    assertThat(read.toBytes()).isEqualTo(bytes);
  }

  @Test
  void aBrokenLineIsNamed() {
    assertThatThrownBy(() -> parse("#bias\t0\nr:人脸\n"))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("m.tsv:2: expected a name");
    assertThatThrownBy(() -> parse("#bias\t0\nr:人脸\tmuch\n"))
        .hasMessage("m.tsv:2: not a number: much");
    assertThatThrownBy(() -> parse("r:人脸\t1\n")).hasMessageContaining("no #bias");
  }

  private static ModelFile parse(String text) {
    return ModelFile.parse("m.tsv", text.getBytes(StandardCharsets.UTF_8));
  }
}

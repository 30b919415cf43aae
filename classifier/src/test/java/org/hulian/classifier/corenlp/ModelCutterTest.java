package org.hulian.classifier.corenlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCutterTest {
  @TempDir private Path folder;

  private Path jar(List<String> names) throws IOException {
    Path jar = folder.resolve("full.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(name.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return jar;
  }

  @Test
  void onlyTheFilesInUseAreKept() throws IOException {
    List<String> names = new ArrayList<>(ModelFiles.KEPT);
    names.add("edu/stanford/nlp/models/parser/big.gz");
    Path target = folder.resolve("cache/small.jar");
    ModelCutter.cut(jar(names), target);
    try (ZipFile zip = new ZipFile(target.toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .containsExactlyInAnyOrderElementsOf(ModelFiles.KEPT);
    }
    ModelCutter.verify(target);
  }

  @Test
  void aJarThatLacksAFileLeavesNothingBehind() throws IOException {
    Path full = jar(ModelFiles.KEPT.subList(1, ModelFiles.KEPT.size()));
    Path target = folder.resolve("cache/small.jar");
    assertThatThrownBy(() -> ModelCutter.cut(full, target))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(ModelFiles.KEPT.getFirst());
    try (var left = Files.list(folder.resolve("cache"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void missingModelsAreNamedWithTheWayToGetThem() {
    Path missing = folder.resolve("none.jar");
    assertThatThrownBy(() -> ModelLoader.load(missing, List.of()))
        .isInstanceOf(ModelsMissingException.class)
        .hasMessageContaining(missing.toString())
        .hasMessageContaining("./hulian");
  }

  @Test
  void thePlaceIsThePropertyElseTheCacheOfTheUser() {
    Path home = Path.of("home");
    assertThat(ModelFiles.place("x.jar", Map.of("HULIAN_CACHE", "c"), home))
        .isEqualTo(Path.of("x.jar"));
    assertThat(ModelFiles.place("", Map.of("HULIAN_CACHE", "c", "XDG_CACHE_HOME", "d"), home))
        .isEqualTo(Path.of("c/corenlp-chinese-4.5.10.jar"));
    assertThat(ModelFiles.place("", Map.of("XDG_CACHE_HOME", "d"), home))
        .isEqualTo(Path.of("d/hulian/corenlp-chinese-4.5.10.jar"));
    assertThat(ModelFiles.place("", Map.of(), home))
        .isEqualTo(Path.of("home/.cache/hulian/corenlp-chinese-4.5.10.jar"));
  }
}

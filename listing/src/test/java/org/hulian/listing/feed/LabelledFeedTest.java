package org.hulian.listing.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hulian.listing.finding.Category;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelledFeedTest {
  private final List<LabelledListing> rows = new ArrayList<>();
  private final List<FeedProblem> problems = new ArrayList<>();

  private void read(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    LabelledFeed.read("rows", new ByteArrayInputStream(bytes), rows::add, problems::add);
  }

  @Test
  void theLabelIsReadAndIsNotPartOfTheListing() throws IOException {
    read(
        """
        {"id":"1","label":1,"category":"face_data","title":"t","body":"b","price":"35元","kind":"thread",\
        "replies":[{"body":"r"}],"lang":"zh","style":"xianyu","group":"g","neg":null,\
        "evasion":["split"],"entities":[{"type":"PRICE","text":"35元","amount":35}]}
        {"id":"2","label":0,"category":null,"title":"t","body":"","lang":"en","platform_style":"forum",\
        "split":"hard_negative","neg_type":"news","evasion":[],"spans":[]}
        """);
    assertThat(problems).isEmpty();
    LabelledListing first = rows.getFirst();
    assertThat(first.offer()).isTrue();
    assertThat(first.category()).isEqualTo(Category.FACE_DATA);
    assertThat(first.listing().category()).isNull();
    assertThat(first.listing().replies()).hasSize(1);
    assertThat(first.group()).isEqualTo("g");
    assertThat(first.evasion()).containsExactly("split");
    assertThat(first.entities()).containsExactly(new LabelledEntity("PRICE", "35元"));
    LabelledListing second = rows.get(1);
    assertThat(second.offer()).isFalse();
    assertThat(second.style()).isEqualTo("forum");
    assertThat(second.split()).isEqualTo("hard_negative");
    assertThat(second.group()).isEqualTo("2");
    assertThat(second.negativeType()).isEqualTo("news");
  }

  @Test
  void aRowWithoutALabelIsAProblemAndTheRestGoesOn() throws IOException {
    read(
        """
        {"id":"1","title":"t"}
        {"id":"2","title":"t","label":2}
        {"id":"3","title":"t","label":1,"category":"other"}
        {"id":"4","title":"t","label":0}
        """);
    assertThat(rows).hasSize(1);
    assertThat(problems).extracting(FeedProblem::line).containsExactly(1L, 2L, 3L);
  }

  @ParameterizedTest
  @CsvSource({"listings.jsonl, 268", "ordinary.jsonl, 4797"})
  void theEvaluationSetsAreReadWhole(String name, int count) throws IOException {
    String root = System.getProperty("hulian.root", ".");
    Path file = Path.of(root, "..", "shared", "data", name);
    Assumptions.assumeTrue(Files.exists(file), "no evaluation data beside the project: " + name);
    LabelledFeed.read(file, rows::add, problems::add);
    assertThat(problems).isEmpty();
    assertThat(rows).hasSize(count);
  }
}

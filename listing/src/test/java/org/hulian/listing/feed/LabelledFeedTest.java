package org.hulian.listing.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hulian.listing.feed.LabelledListing.LabelledEntity;
import org.hulian.listing.finding.Category;
import org.junit.jupiter.api.Test;

class LabelledFeedTest {
  private final List<FeedProblem> problems = new ArrayList<>();

  @Test
  void aRowTellsItsTruth() throws IOException {
    LabelledListing row =
        read("{\"id\":\"o-1\",\"label\":1,\"category\":\"face_data\",\"title\":\"x\",\"body\":\"5毛\","
                + "\"lang\":\"zh\",\"style\":\"xianyu\",\"group\":\"g\",\"evasion\":[\"pinyin\"],"
                + "\"spans\":[{\"type\":\"PRICE\",\"text\":\"5毛\",\"amount\":0.5}]}")
            .getFirst();

    assertThat(row.offer()).isTrue();
    assertThat(row.category()).isEqualTo(Category.FACE_DATA);
    assertThat(row.listing().category()).as("the truth, shown to who is tested").isNull();
    assertThat(row.group()).isEqualTo("g");
    assertThat(row.entities()).containsExactly(new LabelledEntity("PRICE", "5毛"));
    assertThat(problems).isEmpty();
  }

  @Test
  void aRowOfOtherMakersIsReadToo() throws IOException {
    LabelledListing row =
        read("{\"id\":\"h\",\"split\":\"hard_negative\",\"label\":0,\"category\":null,"
                + "\"platform_style\":\"news\",\"title\":\"x\",\"neg_type\":\"news\",\"borderline\":true}")
            .getFirst();

    assertThat(row.style()).isEqualTo("news");
    assertThat(row.negativeType()).isEqualTo("news");
    assertThat(row.group()).isEqualTo("h");
    assertThat(row.borderline()).isTrue();
  }

  @Test
  void aRowWithoutATruthIsNamedAndSkipped() throws IOException {
    assertThat(
            read(
                """
                {"id":"1","title":"x"}
                {"id":"2","title":"x","label":2}
                {"id":"3","title":"x","label":1,"category":"bread"}
                {"id":"4","title":"x","label":1}
                """))
        .isEmpty();
    assertThat(problems).extracting(FeedProblem::line).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void aRowThatIsTooLongIsNamedAndTheNextIsRead() throws IOException {
    String row = "{\"id\":\"1\",\"label\":0,\"title\":\"x\"}\n";

    assertThat(read(row.replace("x", "x".repeat(LineReader.MAX_LENGTH)) + row)).hasSize(1);
    assertThat(problems).extracting(FeedProblem::line).containsExactly(1L);
  }

  private List<LabelledListing> read(String lines) throws IOException {
    return LabelledFeed.read(
        new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), "rows", problems::add);
  }
}

package org.hulian.classifier.entity;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.hulian.classifier.FuzzText;
import org.hulian.classifier.lexicon.Lexicon;
import org.hulian.classifier.screen.Scratch;
import org.hulian.classifier.screen.Screen;
import org.hulian.classifier.screen.TermHit;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.FieldRef;

/** Whatever is written, what is read off it stands in it, in order, and says something. */
class EntityReaderFuzzTest {
  private static final Screen SCREEN = new Screen(Lexicon.shipped());
  private static final EntityReader READER = new EntityReader();

  @DictionaryFile(resourcePath = "/org/hulian/classifier/fuzz.dict")
  @FuzzTest
  void reads(byte[] bytes) {
    String text = FuzzText.of(bytes);
    List<TermHit> hits = SCREEN.read(List.of(text), new Scratch()).hits().getFirst();
    int last = 0;
    for (Entity entity : READER.read(FieldRef.BODY, text, hits)) {
      assertThat(entity.at().span().of(text)).isEqualTo(entity.at().text()).isNotEmpty();
      assertThat(entity.at().span().start()).isGreaterThanOrEqualTo(last);
      last = entity.at().span().start();
      says(entity);
    }
  }

  private static void says(Entity entity) {
    switch (entity) {
      case Entity.Price price -> {
        assertThat(price.amount()).isNotNegative();
        assertThat(price.currency()).isNotBlank();
      }
      case Entity.Quantity quantity -> assertThat(quantity.amount()).isNotNegative();
      case Entity.Contact contact -> assertThat(contact.handle()).isNotBlank();
      case Entity.TargetPlatform platform -> assertThat(platform.name()).isNotBlank();
      case Entity.NamedTool tool -> assertThat(tool.name()).isNotBlank();
    }
  }
}

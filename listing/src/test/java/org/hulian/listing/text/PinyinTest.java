package org.hulian.listing.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinyinTest {
  private static final Pinyin PINYIN = Pinyin.standard();

  private static String sound(String text) {
    StringBuilder out = new StringBuilder();
    for (int unit : TextNormalizer.standard().normalize(text).normalized().chars().toArray()) {
      int id = PINYIN.syllable((char) unit);
      out.append(out.isEmpty() ? "" : " ").append(id < 0 ? "-" : PINYIN.name(id));
    }
    return out.toString();
  }

  private static String split(CharSequence latin) {
    StringBuilder out = new StringBuilder();
    for (Syllable syllable : PINYIN.segment(latin, 0, latin.length())) {
      out.append(out.isEmpty() ? "" : " ").append(PINYIN.name(syllable.id()));
      assertThat(latin.subSequence(syllable.start(), syllable.end()).toString())
          .isEqualTo(PINYIN.name(syllable.id()));
    }
    return out.toString();
  }

  @Test
  void theCommittedTableIsWhatTheGeneratorWrites() throws IOException {
    String committed = Files.readString(PinyinTableGenerator.RESOURCE, StandardCharsets.UTF_8);
    assertThat(PinyinTableGenerator.generate()).isEqualTo(committed);
  }

  @ParameterizedTest
  @CsvSource({
    "人脸四件套, ren lian si jian tao",
    "仁臉寺件桃, ren lian si jian tao",
    "照片活化, zhao pian huo hua",
    "手持身份证, shou chi shen fen zheng",
    "绿女, lv nv",
    "a人5, - ren wu",
  })
  void charactersHaveTheirUsualSound(String text, String goal) {
    assertThat(sound(text)).isEqualTo(goal);
  }

  @ParameterizedTest
  @CsvSource({
    "renlian, ren lian",
    "sijiantao, si jian tao",
    "xian, xian",
    "shouchizhao, shou chi zhao",
    "huohua, huo hua",
    "rl, ''",
    "renm, ''",
    "check, ''",
    "'', ''",
  })
  void latinRunsSplitIntoSyllablesOrNotAtAll(String latin, String goal) {
    assertThat(split(latin)).isEqualTo(goal);
  }

  @ParameterizedTest
  @CsvSource({"zhao, zao", "chi, ci", "shen, seng", "lian, niang", "fang, fan", "xin, xing"})
  void syllablesThatManyDoNotTellApartAreOneWhenBlurred(String one, String other) {
    assertThat(PINYIN.fuzzy(PINYIN.idOf(one))).isEqualTo(PINYIN.fuzzy(PINYIN.idOf(other)));
  }

  @ParameterizedTest
  @CsvSource({"ran, lan", "hui, fei", "lian, jian", "si, su"})
  void otherSyllablesStayApart(String one, String other) {
    assertThat(PINYIN.fuzzy(PINYIN.idOf(one))).isNotEqualTo(PINYIN.fuzzy(PINYIN.idOf(other)));
  }

  @Property(tries = 500)
  void anyRunIsReadWhollyOrNotAtAll(@ForAll String text) {
    int end = 0;
    for (Syllable syllable : PINYIN.segment(text, 0, text.length())) {
      assertThat(syllable.start()).isEqualTo(end);
      end = syllable.end();
    }
    assertThat(end).isIn(0, text.length());
  }
}

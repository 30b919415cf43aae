package org.hulian.classifier.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hulian.classifier.lexicon.Lexicon;
import org.hulian.classifier.lexicon.LexiconReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermMatcherTest {
  private static final Lexicon LEXICON =
      LexiconReader.read(
          new TreeMap<>(
              Map.of(
                  "a.yaml",
                  """
                  concept: goods
                  sense: goods
                  category: face_data
                  terms:
                    - {text: 人脸四件套, strength: strong, initials: [rlsjt]}
                    - {text: 手持照, strength: strong}
                    - {text: 过脸, strength: strong}
                    - {text: 稳过, strength: medium}
                    - {text: 过实名, strength: medium, sound: false}
                    - {text: face kit, strength: strong}
                  """
                      .getBytes(StandardCharsets.UTF_8),
                  "b.yaml",
                  """
                  concept: offers
                  sense: offer
                  terms:
                    - {text: 出售, strength: strong}
                  """
                      .getBytes(StandardCharsets.UTF_8))));
  private static final Screen SCREEN = new Screen(LEXICON);

  private static List<TermHit> hits(String text) {
    return SCREEN.read(List.of(text), new Scratch()).hits().getFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "出人脸四件套, LITERAL",
    "出人*脸 四-件.套, LITERAL",
    "出人脸件四套, SWAP",
    "出仁脸四件套, SOUND",
    "出renlian四件套, SOUND",
    "出r脸四件套, INITIALS",
    "出人人脸脸四件套, REPEAT",
    "出人脸脸四件套, REPEAT",
    "天天妈妈都说好好的东西 出人脸四四四件套, REPEAT",
    "出人(哈)脸四(那个)件套, BRACKET",
    "selling f4ce k1ts, LEET",
    "要手chi照的来, SOUND",
    "收持照, SOUND"
  })
  void aTermIsMetInDisguise(String text, Via via) {
    assertThat(hits(text)).extracting(TermHit::via).contains(via);
  }

  @Test
  void aHitPointsIntoTheTextAsWritten() {
    String text = "看看 人*脸\u200b四件 套 吧";
    TermHit hit =
        hits(text).stream().filter(one -> one.via() == Via.LITERAL).findFirst().orElseThrow();
    assertThat(hit.span().of(text)).startsWith("人").endsWith("套");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"四件套", "人脸识别门禁", "我问过他", "surface kitchen", "普通照片", "surf4ce k1tten, mac3 k1t"})
  void whatOnlyLooksAlikeIsNotMet(String text) {
    assertThat(hits(text)).isEmpty();
  }

  @Test
  void aTermOfTwoCharactersIsMetBySoundOnlyInCompany() {
    assertThat(hits("大家郭脸都红了")).isEmpty();
    assertThat(hits("出售 郭脸")).extracting(TermHit::via).contains(Via.SOUND);
  }

  @Test
  void aTermThatSoundsLikeEverydayWordsIsMetInPinyinOnlyAndInCompany() {
    assertThat(hits("出售 guo实名")).extracting(TermHit::via).contains(Via.SOUND);
    assertThat(hits("出售 guoshiming")).extracting(TermHit::via).contains(Via.SOUND);
    assertThat(hits("出售 g实名")).extracting(TermHit::via).contains(Via.INITIALS);
    assertThat(hits("guo实名，g实名")).isEmpty();
    assertThat(hits("出售 中国实名")).extracting(hit -> hit.term().text()).containsExactly("出售");
  }

  @Test
  void wholeInitialsCountOnlyInCompany() {
    assertThat(hits("rlsjt")).isEmpty();
    assertThat(hits("出售 rlsjt")).extracting(TermHit::via).contains(Via.INITIALS);
  }

  @Test
  void latinTermsAreWholeWordsAndMayBePlural() {
    assertThat(hits("selling face kits now")).hasSize(1);
    assertThat(hits("interface kitty")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\0\0", "\ud800", "()", "人(", "((((()))))", "\u0336\u0336"})
  void noTextMakesItFail(String text) {
    assertThat(hits(text)).isEmpty();
  }

  @Test
  void aLongTextOfOneCharacterIsReadInLinearTime() {
    String text = "人".repeat(300_000);
    assertThat(SCREEN.logit(List.of(text), new Scratch())).isFinite();
  }
}

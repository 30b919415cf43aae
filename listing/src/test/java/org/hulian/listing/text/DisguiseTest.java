package org.hulian.listing.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ways in which sellers hide a word, as far as one look at each character undoes them. */
class DisguiseTest {
  private static final String BEFORE = "出售，";
  private static final String AFTER = "。低价";

  /** The disguised word stands for the plain one, and the span covers all of its disguise. */
  private static void reads(String disguised, String plain) {
    NormalizedText text = TextNormalizer.standard().normalize(BEFORE + disguised + AFTER);
    String goal = TextNormalizer.standard().normalize(plain).normalized();
    int at = text.normalized().indexOf(goal);
    assertThat(at).as("%s in %s", goal, text.normalized()).isPositive();
    TextSpan span = text.toOriginal(at, at + goal.length());
    assertThat(span.start()).isEqualTo(BEFORE.length());
    assertThat(span.end()).isLessThanOrEqualTo(BEFORE.length() + disguised.length());
    String rest = disguised.substring(span.end() - BEFORE.length());
    assertThat(TextNormalizer.standard().normalize(rest).normalized()).isEmpty();
  }

  @Test
  void separatorsOfEveryKindAreLeftOut() {
    reads("人-脸.四*件|套", "人脸四件套");
    reads("人 脸　四\u00A0件\t套", "人脸四件套");
    reads("人丨脸丶四丨件丨套", "人脸四件套");
    reads("人·脸、四…件～套", "人脸四件套");
    reads("人ー脸ー四ー件ー套", "人脸四件套");
  }

  @Test
  void invisibleMarksAreLeftOut() {
    reads("人\u200B脸\u200D四\u2060件\uFEFF套", "人脸四件套");
    reads("人\u00AD脸\u202E四\u3164件\uDB40\uDC41套", "人脸四件套");
    reads("人\u0000脸\uD800四\uDC00件\uFFFF套", "人脸四件套");
  }

  @Test
  void combiningMarksAreLeftOut() {
    reads("认̶证̶", "认证");
    reads("人͓̽脸͓̽四͓̽件͓̽套͓̽", "人脸四件套");
    reads("l̸i̸v̸e̸ p̲h̲o̲t̲o̲", "livephoto");
    reads("fácé sèt", "faceset");
  }

  @Test
  void aWordBrokenOverLinesIsOneWord() {
    reads("人\n脸四件套", "人脸四件套");
    reads("人\r\n脸\n四\u2028件\n套", "人脸四件套");
  }

  @Test
  void emojiBetweenCharactersAreLeftOut() {
    reads("人🔥脸🔥四💯件✨套", "人脸四件套");
    reads("人😀脸四件套", "人脸四件套");
    reads("人👨‍👩‍👧脸🏳️‍🌈四件套", "人脸四件套");
  }

  @ParameterizedTest
  @CsvSource({
    "👤脸四件套, 人脸四件套",
    "人😀四件套, 人脸四件套",
    "过🙂, 过脸",
    "🙂识别, 脸识别",
    "加🐧, 加qq",
    "走✈️, 走飞机",
    "🪪正反面, 身份证正反面",
    "📱卡, 手机卡",
    "➕薇, 加薇",
    "威❤️, 威信",
    "加💚, 加微信",
    "手持🪪📷, 手持身份证照",
  })
  void emojiThatStandForWordsAreRead(String disguised, String plain) {
    reads(disguised, plain);
  }

  @Test
  void emojiOfMoodAreNoWords() {
    assertThat(TextNormalizer.standard().normalize("质量很好😀💚").normalized()).isEqualTo("质量很好");
  }

  @ParameterizedTest
  @CsvSource({
    "ＶＸ, vx",
    "𝐯𝐱, vx",
    "𝓿𝔁, vx",
    "ⓋⓍ, vx",
    "🅥🅧, vx",
    "🆅🆇, vx",
    "🇻🇽, vx",
    "ｒｌ, rl",
    "ᴠx, vx",
    "ꜰᴀᴄᴇ, face",
    "⒱⒳, vx",
  })
  void styledLatinIsLatin(String disguised, String plain) {
    reads(disguised, plain);
  }

  @ParameterizedTest
  @CsvSource({
    "vх, vx",
    "ѵx, vx",
    "Ⅴx, vx",
    "pаss lіveness, passliveness",
    "Sеlfіе, selfie",
    "ВYРАSS, bypass",
    "ΝIΝE, nine",
    "ᏙX, vx",
    "сhесk, check",
  })
  void lettersOfOtherScriptsThatLookLatinAreLatin(String disguised, String plain) {
    reads(disguised, plain);
  }

  @ParameterizedTest
  @CsvSource({
    "④件套, 四件套",
    "4件套, 四件套",
    "4️⃣件套, 四件套",
    "４件套, 四件套",
    "𝟒件套, 四件套",
    "❹件套, 四件套",
    "肆件套, 四件套",
    "⑷件 套, 四件套",
    "匹件套, 四件套",
    "亖件套, 四件套",
    "件4套, 件四套",
    "伍毛, 五毛",
    "壹佰元, 一百元",
    "１２, 12",
    "1️⃣2️⃣, 12",
    "①②, 12",
    "٣٥, 35",
    "35兀, 35元",
    "3要素, 三要素",
  })
  void numbersOfEveryFormMeet(String disguised, String plain) {
    reads(disguised, plain);
  }

  @ParameterizedTest
  @CsvSource({
    "人臉數據, 人脸数据",
    "實名認證, 实名认证",
    "四件套帶臉, 四件套带脸",
    "身份証, 身份证",
    "支付寶, 支付宝",
    "靣部, 面部",
    "身分证, 身份证",
    "帐号, 账号",
  })
  void traditionalAndVariantCharactersAreSimplified(String disguised, String plain) {
    reads(disguised, plain);
  }

  @ParameterizedTest
  @CsvSource({"⼈脸, 人脸", "⼿持, 手持", "⻅证, 见证", "亻脸, 人脸", "⾯部, 面部", "㊞刷, 印刷"})
  void radicalsAndEnclosedCharactersAreCharacters(String disguised, String plain) {
    reads(disguised, plain);
  }

  @ParameterizedTest
  @CsvSource({"人睑, 人脸", "人胘, 人脸", "过入脸, 过人脸", "微佶, 微信", "虚似, 虚拟", "買名認证, 实名认证"})
  void lookAlikesArePutRightBesideTheirNeighbour(String disguised, String plain) {
    reads(disguised, plain);
  }

  @ParameterizedTest
  @CsvSource({"录入脸部, 录入脸部", "眼睑, 眼睑", "安徽信息, 安徽信息", "大陆元件, 大陆元件"})
  void lookAlikesInOrdinaryWordsStay(String written, String plain) {
    assertThat(TextNormalizer.standard().normalize(written).normalized()).isEqualTo(plain);
  }

  @ParameterizedTest
  @CsvSource({
    "月佥, 脸",
    "人月佥, 人脸",
    "月 僉, 脸",
    "亻本验, 体验",
    "讠正, 证",
    "言正, 证",
    "讠人讠正, 认证",
    "微亻言, 微信",
    "⺅本, 体",
    "氵舌化, 活化",
    "尸巾刂月佥, 刷脸",
    "入月佥识别, 人脸识别",
    "力口V, 加v",
  })
  void splitCharactersAreJoined(String disguised, String plain) {
    reads(disguised, plain);
  }

  @Test
  void descriptionsOfACharacterAreTheCharacter() {
    assertThat(TextNormalizer.standard().normalize("人⿰月佥").normalized()).isEqualTo("人脸");
  }

  @Test
  void wordsThatLookLikeHalvesStay() {
    assertThat(TextNormalizer.standard().normalize("好女子 石马 去力 人本").normalized())
        .isEqualTo("好女子石马去力人本");
  }
}

package org.hulian.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CharsetSnifferTest {
  /** A name, a look-alike and a rare character that GB2312, GBK and the plane 0 lack, in turn. */
  private static final String RARE = "镕 囧 𠮷";

  private static final String TEXT = "转让一台旧电视机，成色很好，" + RARE + "，有意的朋友请留言，谢谢大家的支持。";

  @ParameterizedTest
  @CsvSource({
    "gb2312, GB18030",
    "GBK, GB18030",
    "x-gbk, GB18030",
    "gb18030, GB18030",
    "utf-8, UTF-8",
    "UTF8, UTF-8"
  })
  void readsEveryNameOfAnEncodingInTheHeaderAsThePagesMeanIt(String label, String written) {
    byte[] body = TEXT.getBytes(Charset.forName(written));
    assertThat(CharsetSniffer.decode(body, "text/html; charset=" + label).text()).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @CsvSource({"gb2312", "gbk", "gb18030"})
  void readsTheMetaWhereTheHeaderIsSilent(String label) {
    String html = "<html><head><meta charset=\"" + label + "\"></head><body>" + TEXT;
    byte[] body = html.getBytes(CharsetLabels.GB18030);
    assertThat(CharsetSniffer.decode(body, "text/html").text()).isEqualTo(html);
  }

  @Test
  void readsTheOldFormOfTheMeta() {
    String html = "<meta http-equiv=Content-Type content='text/html; charset=gb2312'><p>" + TEXT;
    assertThat(CharsetSniffer.decode(html.getBytes(CharsetLabels.GB18030), null).text())
        .isEqualTo(html);
  }

  @Test
  void guessesFromTheContentWhereNobodySays() {
    assertThat(CharsetSniffer.decode(TEXT.getBytes(CharsetLabels.GB18030), null).text())
        .isEqualTo(TEXT);
    assertThat(CharsetSniffer.decode(TEXT.getBytes(StandardCharsets.UTF_8), null).text())
        .isEqualTo(TEXT);
  }

  @Test
  void tellsBig5FromTheGbFamilyByItsText() {
    String text = "轉讓一台舊電視機，這個是我們家裡用過的，請有興趣的朋友與我聯絡，謝謝大家。";
    assertThat(CharsetSniffer.decode(text.getBytes(CharsetLabels.BIG5), null).text())
        .isEqualTo(text);
  }

  @Test
  void believesTheMarkAtTheBeginningBeforeAnythingElse() throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
    body.write(TEXT.getBytes(StandardCharsets.UTF_8));
    assertThat(CharsetSniffer.decode(body.toByteArray(), "text/html; charset=gbk").text())
        .isEqualTo(TEXT);
  }

  @Test
  void readsUtf16ByItsMark() {
    byte[] body = ("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_16LE);
    assertThat(CharsetSniffer.decode(body, null).text()).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @CsvSource({"gbk, UTF-8", "utf-8, GB18030", "iso-8859-1, UTF-8", "iso-8859-1, GB18030"})
  void findsOutThatAHeaderLies(String said, String written) {
    byte[] body = TEXT.repeat(3).getBytes(Charset.forName(written));
    assertThat(CharsetSniffer.decode(body, "text/html; charset=" + said).text())
        .isEqualTo(TEXT.repeat(3));
  }

  @Test
  void asksTheMetaWhenTheHeaderLies() {
    String html = "<meta charset=gbk>" + TEXT;
    byte[] body = html.getBytes(CharsetLabels.GB18030);
    assertThat(CharsetSniffer.decode(body, "text/html; charset=utf-8").text()).isEqualTo(html);
  }

  @Test
  void keepsWesternTextThatSaysLatinOne() {
    byte[] body = "caf\u00E9 \u2013 10 \u20AC".getBytes(CharsetLabels.WINDOWS_1252);
    assertThat(CharsetSniffer.decode(body, "text/html; charset=iso-8859-1").text())
        .isEqualTo("caf\u00E9 \u2013 10 \u20AC");
  }

  @Test
  void readsOnPastADamagedCharacter() {
    byte[] body = (TEXT.repeat(100) + "!").getBytes(StandardCharsets.UTF_8);
    body[body.length / 2] = (byte) 0xFF;
    CharsetSniffer.Decoded decoded = CharsetSniffer.decode(body, "text/html; charset=utf-8");
    assertThat(decoded.charset()).isEqualTo(StandardCharsets.UTF_8);
    assertThat(decoded.text()).contains(TEXT).endsWith("!").contains("\uFFFD");
  }

  @Test
  void anUnknownNameIsNoReasonToGiveUp() {
    byte[] body = TEXT.getBytes(StandardCharsets.UTF_8);
    assertThat(CharsetSniffer.decode(body, "text/html; charset=none").text()).isEqualTo(TEXT);
  }
}

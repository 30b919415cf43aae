package org.hulian.classifier.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.hulian.classifier.lexicon.Lexicon;
import org.hulian.classifier.screen.Scratch;
import org.hulian.classifier.screen.Screen;
import org.hulian.classifier.screen.Unit;
import org.hulian.classifier.signal.UnitReader;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.Severity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Severity is in the combination: what is sold along with a face, and how ready it is for use. */
class SeverityTableTest {
  private static final Screen SCREEN = new Screen(Lexicon.shipped());

  @ParameterizedTest
  @CsvSource({
    "FACE_DATA, 人脸照片打包出, MEDIUM",
    "FACE_DATA, 诚聘真人露脸 有偿刷脸, MEDIUM",
    "FACE_DATA, 人脸照片加资料信息, MEDIUM",
    "FACE_DATA, 人脸照片带手机号, HIGH",
    "FACE_DATA, 人脸照片带身份证号, HIGH",
    "FACE_DATA, 手持身份证照 出, HIGH",
    "FACE_DATA, 人脸照片带身份证号和银行卡号, CRITICAL",
    "FACE_DATA, 人脸照片两万套带身份证号, CRITICAL",
    "PHOTO_ACTIVATION, 照片活化软件, MEDIUM",
    "PHOTO_ACTIVATION, 照片活化软件 包教包会, HIGH",
    "BYPASS_DEVICE, 虚拟摄像头插件, MEDIUM",
    "BYPASS_DEVICE, 过脸手机 包教包会, CRITICAL",
    "BYPASS_SERVICE, 代过人脸, MEDIUM",
    "BYPASS_SERVICE, 代过支付宝人脸 招代理, CRITICAL",
    "ACCOUNT_UNBLOCK, 代人脸解封, LOW"
  })
  void whatIsSoldTogetherDecides(Category category, String text, Severity goal) {
    Unit unit = Unit.of(Listing.builder(new ListingId("s")).body(text).build()).getFirst();
    var reading = new UnitReader().read(unit, SCREEN.read(unit.texts(), new Scratch()));
    assertThat(SeverityTable.of(category, reading)).isEqualTo(goal);
  }
}

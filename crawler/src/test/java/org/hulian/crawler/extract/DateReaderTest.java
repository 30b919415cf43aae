package org.hulian.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DateReaderTest {
  /** Sunday, 22 November 2026, 15:29 in China. */
  private final DateReader reader =
      new DateReader(Instant.parse("2026-11-22T07:29:33Z"), ZoneOffset.ofHours(8));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-11-20 08:58:25              | 2026-11-20T08:58:25+08:00
          发表于 2026-8-20 14:39:38         | 2026-08-20T14:39:38+08:00
          2026/11/20 8:58                  | 2026-11-20T08:58+08:00
          2026年11月20日 下午3:05            | 2026-11-20T15:05+08:00
          2026年11月20日 (五) 15:05          | 2026-11-20T15:05+08:00
          15:05, 20 November 2026 (UTC)    | 2026-11-20T15:05Z
          2026-11-20 15:05 (GMT+8)         | 2026-11-20T15:05+08:00
          2026年11月20日                    | 2026-11-20T00:00+08:00
          2026-11-20T00:58:25Z             | 2026-11-20T00:58:25Z
          2026-11-20T00:58:25.123+0100     | 2026-11-20T00:58:25+01:00
          Fri Nov 20, 2026 8:58 pm         | 2026-11-20T20:58+08:00
          20 November 2026, 08:58          | 2026-11-20T08:58+08:00
          Sep 3rd, 2026                    | 2026-09-03T00:00+08:00
          11-20-2026, 03:04 PM             | 2026-11-20T15:04+08:00
          20.11.2026 08:58                 | 2026-11-20T08:58+08:00
          11-20 08:58                      | 2026-11-20T08:58+08:00
          12月31日                          | 2025-12-31T00:00+08:00
          1795312800                       | 2026-11-22T10:00+08:00
          1795312800000                    | 2026-11-22T10:00+08:00
          """)
  void readsDatesAsPagesPrintThem(String text, OffsetDateTime expected) {
    assertThat(reader.read(text)).get().extracting(DateReader.Stamp::time).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          3 天前            | 2026-11-19T15:29:33+08:00
          3天前发布          | 2026-11-19T15:29:33+08:00
          半小时前           | 2026-11-22T14:59:33+08:00
          5 分钟前           | 2026-11-22T15:24:33+08:00
          2 个月前           | 2026-09-22T15:29:33+08:00
          昨天 12:30        | 2026-11-21T12:30+08:00
          前天 08:58        | 2026-11-20T08:58+08:00
          今天 09:00        | 2026-11-22T09:00+08:00
          刚刚              | 2026-11-22T15:29:33+08:00
          an hour ago      | 2026-11-22T14:29:33+08:00
          2 weeks ago      | 2026-11-08T15:29:33+08:00
          Yesterday at 8:05 pm | 2026-11-21T20:05+08:00
          """)
  void countsRelativeDatesFromTheMomentOfTheLook(String text, OffsetDateTime expected) {
    assertThat(reader.read(text)).get().extracting(DateReader.Stamp::time).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "得力人脸考勤机", "2026-13-45", "1-2-3", "价格 1280 元", "v3.5", "12:30", "Posts: 48"})
  void findsNoDateWhereThereIsNone(String text) {
    assertThat(reader.read(text)).isEmpty();
  }

  @Test
  void takesNoDateOutOfProse() {
    assertThat(reader.read("上次说的是 2026-11-20，" + "后来又改了。".repeat(60))).isEmpty();
  }
}

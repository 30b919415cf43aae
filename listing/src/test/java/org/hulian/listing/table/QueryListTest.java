package org.hulian.listing.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hulian.listing.table.QueryList.Entry;
import org.hulian.listing.table.QueryList.Entry.Bad;
import org.hulian.listing.table.QueryList.Entry.Query;
import org.hulian.listing.table.QueryList.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryListTest {
  private static final int MANY = 1_000;
  private static final String TEXT = "人脸四件套,甲\r\n照片活化\n过脸 -门锁,丙\n";
  private static final List<Entry> READ =
      List.of(new Query(1, "人脸四件套", "甲"), new Query(2, "照片活化", ""), new Query(3, "过脸 -门锁", "丙"));

  private static List<Entry> read(byte[] bytes) {
    return QueryList.read(bytes, null, MANY).entries();
  }

  private static List<Entry> read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "GBK", "GB2312"})
  void theBytesTellTheirCharset(String charset) {
    QueryList list = QueryList.read(TEXT.getBytes(Charset.forName(charset)), null, MANY);

    assertThat(list.charset())
        .isEqualTo(charset.equals("UTF-8") ? StandardCharsets.UTF_8 : QueryList.GB18030);
    assertThat(list.entries()).isEqualTo(READ);
  }

  @Test
  void aMarkInFrontTellsItToo() {
    assertThat(read("\uFEFF" + TEXT)).isEqualTo(READ);
    byte[] marked = ("\uFEFF" + TEXT).getBytes(QueryList.GB18030);
    assertThat(read(marked)).isEqualTo(READ);
  }

  @Test
  void aNameCountsMoreThanWhatTheBytesTell() {
    // Four bytes that are a word in either charset.
    byte[] unicom = "联通".getBytes(QueryList.GB18030);
    assertThat(QueryList.read(unicom, QueryList.GB18030, MANY).entries())
        .containsExactly(new Query(1, "联通", ""));
    assertThat(QueryList.read(unicom, StandardCharsets.UTF_8, MANY).charset())
        .isEqualTo(StandardCharsets.UTF_8);
  }

  @Test
  void aLineWithForeignBytesIsNamedAndTheRestGoesOn() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("人脸数据\n".getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(new byte[] {'a', (byte) 0xC3, (byte) 0x28, '\n'});
    bytes.writeBytes("照片活化,乙\n过脸".getBytes(StandardCharsets.UTF_8));

    assertThat(read(bytes.toByteArray()))
        .containsExactly(
            new Query(1, "人脸数据", ""),
            new Bad(2, Problem.UNREADABLE),
            new Query(3, "照片活化", "乙"),
            new Query(4, "过脸", ""));
  }

  @Test
  void badLinesAreNamedWithTheirNumber() {
    String longest = "脸".repeat(512);
    assertThat(read("a\n" + longest + "脸\n,label\n\"open\n\"a b\"~5\n\n  \n" + longest + "\nz,1,2"))
        .containsExactly(
            new Query(1, "a", ""),
            new Bad(2, Problem.TOO_LONG),
            new Bad(3, Problem.NO_QUERY),
            new Bad(4, Problem.QUOTES),
            new Bad(5, Problem.QUOTES),
            new Query(8, longest, ""),
            new Query(9, "z", "1"));
  }

  @Test
  void quotesAndCommasInAQueryAreWrittenAsCsvHasThem() {
    assertThat(read("\"\"\"人脸 数据\"\"~5\",标签\n\"(a, b)\",\"c, d\"\n人脸 \"a b\" c"))
        .containsExactly(
            new Query(1, "\"人脸 数据\"~5", "标签"),
            new Query(2, "(a, b)", "c, d"),
            new Query(3, "人脸 \"a b\" c", ""));
  }

  @Test
  void aFirstLineThatNamesItsColumnIsNoQuery() {
    assertThat(read("Query,Label\nquery")).containsExactly(new Query(2, "query", ""));
    assertThat(read("\uFEFF检索词,标签\n人脸")).containsExactly(new Query(2, "人脸", ""));
  }

  @Test
  void whatIsBeyondTheMostIsNamedOnce() {
    assertThat(
            QueryList.read("a\nb\n\nc\nd\ne".getBytes(StandardCharsets.UTF_8), null, 2).entries())
        .containsExactly(
            new Query(1, "a", ""), new Query(2, "b", ""), new Bad(4, Problem.TOO_MANY));
  }

  @Test
  void nothingIsAnEmptyList() {
    assertThat(read("")).isEmpty();
    assertThat(read("\uFEFF\r\n\r\n")).isEmpty();
  }

  @Test
  void anEndlessLineOrALabelBreaksNothing() {
    assertThat(read("x".repeat(3_000_000) + "\nb")).contains(new Query(2, "b", ""));
    assertThat(read("a," + "l".repeat(500))).containsExactly(new Query(1, "a", "l".repeat(200)));
  }
}

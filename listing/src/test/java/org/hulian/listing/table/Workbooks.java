package org.hulian.listing.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads workbooks as ECMA-376 says, without the library that writes them. */
final class Workbooks {
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private Workbooks() {}

  /** All parts of the package, by name. */
  static Map<String, String> parts(byte[] workbook) throws IOException {
    // By the directory at its end, as spreadsheets do.
    Map<String, String> parts = new LinkedHashMap<>();
    Path file = Files.createTempFile("workbook", ".xlsx");
    Files.write(file, workbook);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        try (InputStream part = zip.getInputStream(entry)) {
          parts.put(entry.getName(), new String(part.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    } finally {
      Files.delete(file);
    }
    return parts;
  }

  /** The rows of one sheet, from 1; a cell that is not there is an empty text. */
  static List<List<String>> rows(byte[] workbook, int sheet)
      throws IOException, XMLStreamException {
    String part = parts(workbook).get("xl/worksheets/sheet" + sheet + ".xml");
    if (part == null) {
      return List.of();
    }
    XMLStreamReader xml =
        XMLInputFactory.newFactory()
            .createXMLStreamReader(
                new ByteArrayInputStream(part.getBytes(StandardCharsets.UTF_8)), "UTF-8");
    List<List<String>> rows = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        text.setLength(0);
        if (xml.getLocalName().equals("row")) {
          rows.add(new ArrayList<>());
        }
      } else if (event == XMLStreamConstants.CHARACTERS) {
        text.append(xml.getText());
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
        rows.getLast().add(unescaped(text.toString()));
        text.setLength(0);
      }
    }
    return rows;
  }

  private static String unescaped(String text) {
    return ESCAPED
        .matcher(text)
        .replaceAll(
            hit ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(hit.group(1), 16))));
  }
}

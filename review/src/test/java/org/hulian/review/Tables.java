package org.hulian.review;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/** Looks into tables. */
final class Tables {
  private Tables() {}

  /** The texts of the first sheet of a workbook, with its other parts' names left out. */
  static String sheet(byte[] workbook) throws IOException {
    Path file = Files.createTempFile("workbook", ".xlsx");
    Files.write(file, workbook);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      StringBuilder text = new StringBuilder();
      for (String part : new String[] {"xl/worksheets/sheet1.xml", "docProps/core.xml"}) {
        byte[] bytes = zip.getInputStream(zip.getEntry(part)).readAllBytes();
        text.append(new String(bytes, StandardCharsets.UTF_8)).append('\n');
      }
      return decoded(text.toString());
    } finally {
      Files.delete(file);
    }
  }

  private static String decoded(String xml) {
    return java.util.regex.Pattern.compile("&#x([0-9a-f]+);")
        .matcher(xml)
        .replaceAll(hit -> Character.toString(Integer.parseInt(hit.group(1), 16)));
  }
}

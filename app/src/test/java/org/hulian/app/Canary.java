package org.hulian.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A victim that does not exist, and the search for what is left of it. The numbers are made up;
 * their check digits fit.
 */
final class Canary {
  static final String NAME = "欧阳晓峰";
  static final String IDENTITY = "11010519491231002X";
  static final String CARD = "6222020000000000018";
  static final String PHONE = "13912340001";
  static final String ADDRESS = "深圳市南山区和平路412号3栋1203";
  static final String PLATE = "粤B·D12345";

  /** As sellers show a sample, a fact on a line of its own. */
  static final String RECORD =
      "姓名："
          + NAME
          + "\n身份证："
          + IDENTITY
          + "\n银行卡："
          + CARD
          + "\n手机："
          + PHONE
          + "\n住址：广东省"
          + ADDRESS
          + "\n车牌："
          + PLATE;

  /** What must stand nowhere; of the address the part that leads to the door. */
  private static final List<String> FACTS =
      List.of(NAME, IDENTITY, CARD, PHONE, "和平路412号", "D12345");

  private Canary() {}

  /** A page of goods whose seller shows the victim. */
  static String offer() {
    return "代过人脸认证，50一单，加Q 9000000001，样品：\n" + RECORD;
  }

  /** The same as markup: as lines, as a table, hidden, cut up, beside pictures and in a summary. */
  static String page() {
    return "<title>代过人脸 "
        + IDENTITY
        + "</title><meta name=description content='证件 "
        + IDENTITY
        + "'><h1>代过人脸认证</h1><p>加Q 9000000001，样品：<br>"
        + RECORD.replace("\n", "<br>")
        + "</p><table><tr><td>姓名</td><td>"
        + NAME
        + "</td></tr><tr><td>身份证</td><td>"
        + IDENTITY
        + "</td></tr></table><p>"
        + IDENTITY.substring(0, 6)
        + "<span style='display:none'>7</span><b>"
        + IDENTITY.substring(6)
        + "</b></p><div hidden>"
        + RECORD.replace("\n", "</div><div hidden>")
        + "</div><img alt='"
        + IDENTITY
        + "'><a href='https://m.example/?id="
        + IDENTITY
        + "'>样品</a><input value='"
        + CARD
        + "'>";
  }

  /** Which of the facts a text tells. */
  static List<String> in(String text) {
    return FACTS.stream().filter(text::contains).toList();
  }

  /** The files below a folder that tell any of them, in UTF-8 or UTF-16. */
  static List<String> filesWith(Path folder) throws IOException {
    return filesWith(folder, FACTS);
  }

  /** The files below a folder that hold any of these, in UTF-8 or UTF-16. */
  static List<String> filesWith(Path folder, List<String> facts) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        for (String fact : facts) {
          if (holds(bytes, fact.getBytes(StandardCharsets.UTF_8))
              || holds(bytes, fact.getBytes(StandardCharsets.UTF_16LE))) {
            found.add(folder.relativize(file) + ": " + fact);
          }
        }
      }
    }
    return found;
  }

  private static boolean holds(String bytes, byte[] wanted) {
    return bytes.contains(new String(wanted, StandardCharsets.ISO_8859_1));
  }
}

package org.hulian.store.notice;

import java.util.List;

/**
 * What a notice says; it never changes.
 *
 * @param language {@code zh} or {@code en}
 * @param markdown the text
 * @param url the exact address of the content; empty if unknown
 * @param policyCode of the decision that it rests on
 * @param grounds code and version of each, such as {@code cn-pipl-10@2021-11-01}
 */
public record NoticeText(
    String language, String markdown, String url, String policyCode, List<String> grounds) {
  public NoticeText {
    grounds = List.copyOf(grounds);
  }
}

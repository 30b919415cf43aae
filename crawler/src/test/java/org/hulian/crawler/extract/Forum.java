package org.hulian.crawler.extract;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hulian.crawler.PageSnapshot;
import org.hulian.listing.Listing;
import org.hulian.listing.Reply;

/** One thread of a forum, cut into pages as forums do. */
final class Forum {
  static final String ID = "http://forum.test/viewtopic.php?t=3";
  private static final String OPENING = "用了两年的投影仪，灯泡换过一次。";

  private final boolean byOffset;
  private final Times times;
  private final int perPage;
  private final List<Answer> answers = new ArrayList<>();
  private Instant looked = SavedPage.LOOKED;
  private int minutes;
  private int days;

  /** How posts print their time. */
  enum Times {
    EXACT,
    AGO,
    NONE
  }

  /** An answer as it stands now. */
  record Answer(String author, String body, int minute) {}

  /**
   * A thread without answers.
   *
   * @param byOffset whether an address says how many posts to pass over, or the number of a page
   * @param times how posts print their time
   */
  Forum(boolean byOffset, Times times, int perPage) {
    this.byOffset = byOffset;
    this.times = times;
    this.perPage = perPage;
  }

  void answer(String author, String body) {
    minutes++;
    answers.add(new Answer(author, body, minutes));
  }

  void edit(int index, String body) {
    answers.set(index, new Answer(answers.get(index).author, body, answers.get(index).minute));
  }

  void delete(int index) {
    answers.remove(index);
  }

  int size() {
    return answers.size();
  }

  /** What the thread holds. */
  List<String> bodies() {
    return answers.stream().map(Answer::body).toList();
  }

  int pages() {
    return (answers.size() + perPage) / perPage;
  }

  PageSnapshot page(int number) {
    PageSnapshot page = SavedPage.snapshot(address(number), html(number));
    return new PageSnapshot(page.uri(), 200, page.headers(), page.body(), looked, null);
  }

  private String address(int number) {
    return number == 1
        ? ID
        : ID + (byOffset ? "&start=" + (number - 1) * perPage : "&page=" + number);
  }

  String html(int number) {
    StringBuilder html =
        new StringBuilder(
            "<html lang=zh><title>投影仪 - 论坛</title><body><h1>投影仪</h1><div class=pagination>");
    for (int other = 1; other <= pages(); other++) {
      html.append("<a href='").append(address(other)).append("'>").append(other).append("</a> ");
    }
    html.append("</div>");
    int from = (number - 1) * perPage;
    for (int post = from; post < Math.min(from + perPage, answers.size() + 1); post++) {
      Answer answer = post == 0 ? new Answer("河岸", OPENING, 0) : answers.get(post - 1);
      html.append(
          "<div id=post_%d class=post><a class=author href=/user/%s>%s</a>%s<div class=message>%s</div></div>"
              .formatted(answer.minute, answer.author, answer.author, time(answer), answer.body));
    }
    return html.append("</body></html>").toString();
  }

  /** A day and some seconds pass until the next look. */
  void later() {
    looked = looked.plusSeconds(86_417);
    days++;
  }

  private String time(Answer answer) {
    return switch (times) {
      case EXACT ->
          " <span>2026-10-%02d %02d:%02d</span>"
              .formatted(1 + answer.minute / 1_440, answer.minute / 60 % 24, answer.minute % 60);
      case AGO -> " <span>" + (days + 20 - Math.min(19, answer.minute / 5)) + " 天前</span>";
      case NONE -> "";
    };
  }

  static List<String> bodies(Listing listing) {
    return listing.replies().stream().map(Reply::body).toList();
  }
}

package org.hulian.app.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.hulian.classifier.explanation.Explanation;
import org.hulian.classifier.explanation.MetTerm;
import org.hulian.classifier.explanation.Reason;
import org.hulian.listing.Listing;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.FieldRef;

/** The listing as its author wrote it, with what led to the verdict underlined. */
final class ListingSection {
  private static final int LABEL = 10;
  private static final int MOST_REPLIES = 12;
  private final Explanation explanation;
  private final Page page;
  private final Map<String, List<Mark>> marks = new TreeMap<>();

  ListingSection(Explanation explanation, Page page) {
    this.explanation = explanation;
    this.page = page;
    for (Reason reason : explanation.reasons()) {
      var finding = reason.finding();
      mark(finding.field(), new Mark(finding.span(), kind(finding.weight())));
    }
    for (MetTerm met : explanation.terms()) {
      mark(met.at().field(), new Mark(met.at().span(), Mark.Kind.NAMED));
    }
    for (Entity entity : explanation.verdict().entities()) {
      mark(entity.at().field(), new Mark(entity.at().span(), Mark.Kind.NAMED));
    }
  }

  private static Mark.Kind kind(double weight) {
    return weight > 0 ? Mark.Kind.FOR : weight < 0 ? Mark.Kind.AGAINST : Mark.Kind.NAMED;
  }

  private void mark(FieldRef field, Mark mark) {
    marks.computeIfAbsent(field.toString(), name -> new ArrayList<>()).add(mark);
  }

  void write() {
    Listing listing = explanation.listing();
    page.add("");
    field(FieldRef.TITLE);
    field(FieldRef.BODY);
    int left = 0;
    for (int i = 0; i < listing.replies().size(); i++) {
      FieldRef reply = FieldRef.reply(i);
      if (listing.replies().size() > MOST_REPLIES && !marks.containsKey(reply.toString())) {
        left++;
      } else {
        field(reply);
      }
    }
    if (left > 0) {
      row("", String.format(Locale.ROOT, "… %,d replies in which nothing is marked", left));
    }
    if (!marks.isEmpty()) {
      String key = " " + (explanation.reasons().isEmpty() ? "" : "^ for an offer   - against   ");
      page.add(" ".repeat(LABEL - 1) + key + ". met or named", Page.Style.FAINT);
    }
  }

  private void field(FieldRef field) {
    String text = field.in(explanation.listing());
    if (text.isBlank()) {
      return;
    }
    List<Mark> own = marks.getOrDefault(field.toString(), List.of());
    String label = Words.field(field);
    for (MarkedText.Row row : MarkedText.rows(text, own, Page.WIDTH - LABEL)) {
      if (row.skipped() > 0) {
        row("", String.format(Locale.ROOT, "… %,d characters left out", row.skipped()));
      }
      row(label, row.shown());
      if (!row.below().isEmpty()) {
        page.add(" ".repeat(LABEL) + row.below(), style(row.below()));
      }
      label = "";
    }
  }

  private static Page.Style style(String below) {
    if (below.indexOf(Mark.Kind.FOR.sign()) >= 0) {
      return Page.Style.FOR;
    }
    return below.indexOf(Mark.Kind.AGAINST.sign()) >= 0 ? Page.Style.AGAINST : Page.Style.PLAIN;
  }

  private void row(String label, String text) {
    page.add(Columns.padded(label, LABEL) + text);
  }
}

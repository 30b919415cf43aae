package org.hulian.app.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.hulian.classifier.explanation.Course;
import org.hulian.classifier.explanation.Explanation;
import org.hulian.classifier.explanation.MetTerm;
import org.hulian.classifier.explanation.Reason;
import org.hulian.classifier.lexicon.Term;
import org.hulian.classifier.verdict.SeverityRuling;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.Mention;
import org.hulian.listing.finding.Verdict;

/** An explanation as people read it. */
public final class ExplanationText {
  private static final int FIELD = 10;
  private static final int PIECE = 32;
  private static final int HALF_PIECE = 15;
  private static final double NOTHING = 0.005;
  private static final int MOST_SEEN = 8;

  private final Explanation explanation;
  private final Page page;

  private ExplanationText(Explanation explanation, boolean coloured) {
    this.explanation = explanation;
    page = new Page(coloured);
  }

  /**
   * Writes an explanation.
   *
   * @param coloured whether colours of ANSI terminals (ECMA-48) may be used
   * @return lines of at most 100 columns
   */
  public static List<String> of(Explanation explanation, boolean coloured) {
    ExplanationText text = new ExplanationText(explanation, coloured);
    text.verdict();
    new ListingSection(explanation, text.page).write();
    text.course();
    text.reasons();
    text.words();
    text.terms();
    text.entities();
    text.severity();
    text.versions();
    return text.page.lines();
  }

  private void verdict() {
    page.add(
        "── " + Columns.piece(explanation.listing().id().value(), Page.WIDTH - 6) + " ──",
        Page.Style.FAINT);
    String likely =
        percent(explanation.verdict().score())
            + " likely an offer; flagged from "
            + percent(explanation.threshold())
            + " on";
    switch (explanation.verdict()) {
      case Verdict.Flagged flagged ->
          page.add(
              "FLAGGED      "
                  + likely
                  + ". Category "
                  + Words.category(flagged.category())
                  + ", severity "
                  + flagged.severity().key()
                  + ".",
              Page.Style.FOR);
      case Verdict.Suspect suspect -> page.add("not flagged  " + likely + ".", Page.Style.AGAINST);
      case Verdict.Clear clear -> page.add("not flagged  " + likely + ".", Page.Style.AGAINST);
    }
  }

  private void course() {
    Course course = explanation.course();
    page.heading(
        "Decided by the " + course.decided().key() + ", on " + Places.of(course.decidedIn()));
    page.sentence(
        "  ",
        "Screen: "
            + percent(course.screened())
            + "; a closer look from "
            + percent(course.gate())
            + " on."
            + worded(course)
            + " "
            + stop(course),
        Page.Style.PLAIN);
    if (course.units() > 1) {
      page.sentence(
          "  ",
          String.format(
              Locale.ROOT,
              "Looked at in %,d pieces: whole texts, and windows of them that passed the screen;"
                  + " the %s most suspect closely.",
              course.units(),
              course.closer() == 0 ? "none, not even the" : Integer.toString(course.closer())),
          Page.Style.PLAIN);
    }
  }

  private static String worded(Course course) {
    Double worded = course.worded();
    return worded == null ? "" : " Wording and signals: " + percent(worded) + ".";
  }

  private String stop(Course course) {
    Double reachable = course.reachable();
    String most = reachable == null ? "" : percent(reachable);
    return switch (course.stop()) {
      case AT_A_GLANCE ->
          "Its signs and pairs of signs are those of ordinary texts, so nothing was looked at more"
              + " closely.";
      case BELOW_GATE -> "It stayed below, so nothing was looked at more closely.";
      case OUT_OF_REACH ->
          "Whatever the language models had said, it could have become "
              + most
              + " at most, so they were not asked.";
      case ANALYSIS_OFF ->
          "The language models could have made it up to " + most + ", but were left out.";
      case NOT_CHINESE -> "The language models read Chinese only, and this has none.";
      case ANALYZED ->
          "The language models could make it up to "
              + most
              + " and were asked: "
              + percent(explanation.verdict().score())
              + ".";
    };
  }

  private void reasons() {
    List<Reason> offer = sorted(1);
    List<Reason> lawful = sorted(-1);
    List<Reason> seen = sorted(0);
    if (offer.isEmpty() && lawful.isEmpty() && seen.isEmpty()) {
      return;
    }
    page.heading("Speaks for an offer");
    offer.forEach(reason -> reason(reason, Page.Style.FOR));
    if (!lawful.isEmpty()) {
      page.heading("Speaks against");
      lawful.forEach(reason -> reason(reason, Page.Style.AGAINST));
    }
    if (!seen.isEmpty()) {
      page.heading("Seen too, and counted with the words");
      seen.stream().limit(MOST_SEEN).forEach(reason -> reason(reason, Page.Style.FAINT));
      if (seen.size() > MOST_SEEN) {
        page.sentence("  ", "…", Page.Style.FAINT);
      }
    }
    sum(offer, lawful);
  }

  /** Beside reasons, only what speaks against: what speaks for an offer is among the reasons. */
  private void words() {
    words("Words that speak loudest against", explanation.words().against(), Page.Style.AGAINST);
  }

  private void words(String heading, List<Mention> words, Page.Style style) {
    if (!words.isEmpty()) {
      page.heading(heading);
      words.forEach(
          word ->
              page.add(
                  "  "
                      + Columns.padded(Words.field(word.field()), FIELD)
                      + Columns.piece(word.text(), Page.WIDTH / 2),
                  style));
    }
  }

  /** The reasons whose weights have this sign, heaviest first. */
  private List<Reason> sorted(int sign) {
    return explanation.reasons().stream()
        .filter(reason -> Math.signum(reason.finding().weight()) == sign)
        .sorted(Comparator.comparingDouble(reason -> -Math.abs(reason.finding().weight())))
        .toList();
  }

  private void reason(Reason reason, Page.Style style) {
    var finding = reason.finding();
    String weight =
        finding.weight() == 0 ? "  " : String.format(Locale.ROOT, "  %+6.2f  ", finding.weight());
    String field = Columns.padded(Words.field(finding.field()), FIELD);
    String piece = piece(finding.text(), finding.normalized());
    page.sentence(weight + field + piece, reason.says() + " [" + finding.signal() + "]", style);
  }

  private void sum(List<Reason> offer, List<Reason> lawful) {
    double plus = offer.stream().mapToDouble(reason -> reason.finding().weight()).sum();
    double minus = lawful.stream().mapToDouble(reason -> reason.finding().weight()).sum();
    double score = explanation.verdict().score();
    double logOdds = StrictMath.log(score / (1 - score));
    double rest = logOdds - plus - minus - explanation.start();
    String more =
        Math.abs(rest) < NOTHING ? "" : String.format(Locale.ROOT, ", others %+.2f", rest);
    page.sentence(
        "  ",
        String.format(
            Locale.ROOT,
            "Sum: start %+.2f, for %+.2f, against %+.2f%s: log-odds %+.2f, which is %s.",
            explanation.start(),
            plus,
            minus,
            more,
            logOdds,
            percent(score)),
        Page.Style.FAINT);
  }

  private void terms() {
    List<MetTerm> terms = explanation.terms();
    if (terms.isEmpty()) {
      page.heading("No words of the lexicon met");
      return;
    }
    page.heading("Words of the lexicon met");
    // A word may stand in two concepts that say the same.
    Set<String> said = new HashSet<>();
    for (MetTerm met : terms) {
      String says = says(met);
      if (said.add(met.at() + says)) {
        page.sentence(
            "  "
                + Columns.padded(Words.field(met.at().field()), FIELD)
                + piece(met.at().text(), met.normalized()),
            says,
            Page.Style.PLAIN);
      }
    }
  }

  private static String says(MetTerm met) {
    Term term = met.term();
    return Words.manners(met.manners())
        + (met.manners().isEmpty() ? ": " : " for " + term.text() + ": ")
        + Words.sense(term.sense())
        + ", "
        + Words.strength(term.strength());
  }

  private void entities() {
    List<Entity> entities = new ArrayList<>(explanation.verdict().entities());
    if (entities.isEmpty()) {
      return;
    }
    page.heading("Named");
    for (Entity entity : entities) {
      page.sentence(
          "  "
              + Columns.padded(Words.field(entity.at().field()), FIELD)
              + Columns.padded(Columns.piece(entity.at().text(), PIECE - 1), PIECE),
          Columns.piece(Words.entity(entity), Page.WIDTH),
          Page.Style.PLAIN);
    }
  }

  private void severity() {
    SeverityRuling ruling = explanation.severity();
    if (ruling == null) {
      return;
    }
    page.heading("Severity " + ruling.severity().key());
    String raises =
        ruling.raises().stream()
            .map(
                raise ->
                    Words.aggravation(raise.aggravation())
                        + " ("
                        + Columns.piece(raise.at().text(), HALF_PIECE)
                        + " in "
                        + Words.field(raise.at().field())
                        + ")")
            .collect(Collectors.joining("; "));
    page.sentence(
        "  ",
        "An offer of "
            + Words.category(ruling.category())
            + " starts at "
            + ruling.base().key()
            + (raises.isEmpty() ? "; nothing raises it." : "; raised one step each by " + raises)
            + (raises.isEmpty() ? "" : "."),
        Page.Style.PLAIN);
  }

  private void versions() {
    var by = explanation.verdict().provenance();
    page.add("");
    page.add("Model " + by.model() + ", lexicon " + by.lexicon() + ".", Page.Style.FAINT);
  }

  /** A piece as written, with its normalised form behind an arrow where that differs. */
  private static String piece(String text, String normalized) {
    String written = Columns.piece(text, text.equals(normalized) ? PIECE - 1 : HALF_PIECE);
    String read = text.equals(normalized) ? "" : " → " + Columns.piece(normalized, HALF_PIECE - 2);
    return Columns.padded(written + read, PIECE);
  }

  private static String percent(double share) {
    double shown = share * 100;
    return String.format(Locale.ROOT, shown < 10 ? "%.1f %%" : "%.0f %%", shown);
  }
}

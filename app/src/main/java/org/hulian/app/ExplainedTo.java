package org.hulian.app;

import java.util.List;
import org.hulian.classifier.explanation.Course;
import org.hulian.classifier.explanation.Explanation;
import org.hulian.classifier.explanation.Manner;
import org.hulian.classifier.explanation.MetTerm;
import org.hulian.classifier.explanation.Reason;
import org.hulian.classifier.verdict.SeverityRuling;
import org.hulian.listing.finding.Finding;
import org.hulian.listing.finding.Mention;
import org.hulian.review.api.Explained;
import org.jspecify.annotations.Nullable;

/** The explanation of a verdict as data for programs; {@code app.explain} writes it for people. */
final class ExplainedTo {
  private ExplainedTo() {}

  static Explained programs(Explanation explanation) {
    return new Explained(
        explanation.threshold(),
        course(explanation.course()),
        explanation.start(),
        explanation.reasons().stream().map(ExplainedTo::reason).toList(),
        places(explanation.words().against()),
        explanation.terms().stream().map(ExplainedTo::term).toList(),
        ruling(explanation.severity()));
  }

  private static Explained.Course course(Course course) {
    return new Explained.Course(
        course.decided().key(),
        places(course.decidedIn()),
        course.stop().key(),
        course.units(),
        course.closer(),
        course.screened(),
        course.gate(),
        course.worded(),
        course.reachable());
  }

  private static Explained.Reason reason(Reason reason) {
    Finding finding = reason.finding();
    return new Explained.Reason(
        finding.signal(),
        reason.says(),
        place(new Mention(finding.field(), finding.span(), finding.text())),
        finding.normalized(),
        finding.weight());
  }

  private static Explained.Term term(MetTerm met) {
    return new Explained.Term(
        place(met.at()),
        met.normalized(),
        met.term().text(),
        met.term().sense().key(),
        met.term().strength().key(),
        met.manners().stream().map(Manner::key).toList());
  }

  private static Explained.@Nullable Ruling ruling(@Nullable SeverityRuling ruling) {
    if (ruling == null) {
      return null;
    }
    return new Explained.Ruling(
        ruling.category().key(),
        ruling.base().key(),
        ruling.raises().stream()
            .map(raise -> new Explained.Raise(raise.aggravation().key(), place(raise.at())))
            .toList(),
        ruling.severity().key());
  }

  private static List<Explained.Place> places(List<Mention> mentions) {
    return mentions.stream().map(ExplainedTo::place).toList();
  }

  private static Explained.Place place(Mention mention) {
    return new Explained.Place(
        mention.field().toString(), mention.span().start(), mention.span().end(), mention.text());
  }
}

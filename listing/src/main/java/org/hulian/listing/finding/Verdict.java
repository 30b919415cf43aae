package org.hulian.listing.finding;

import java.util.List;

/** What the classifier says of one listing. A person decides; this only explains and ranks. */
public sealed interface Verdict {
  /** Calibrated probability that the listing is an offer, 0 to 1. */
  double score();

  /** The reasons, strongest first. */
  List<Finding> findings();

  /** What the listing names, in the order of field and span. */
  List<Entity> entities();

  /** What made this verdict. */
  Provenance provenance();

  /**
   * The same verdict with its reasons told otherwise, such as with numbers covered.
   *
   * @param findings at least one if this is a flag; ignored if it has none
   * @param entities likewise in place of this verdict's
   */
  default Verdict with(List<Finding> findings, List<Entity> entities) {
    return switch (this) {
      case Clear clear -> clear;
      case Suspect suspect -> new Suspect(suspect.score, findings, entities, suspect.provenance);
      case Flagged flagged ->
          new Flagged(
              flagged.score,
              flagged.category,
              flagged.severity,
              findings,
              entities,
              flagged.provenance);
    };
  }

  /** The screen saw nothing; there are no reasons and no entities. */
  record Clear(double score, Provenance provenance) implements Verdict {
    public Clear {
      requireProbability(score);
    }

    @Override
    public List<Finding> findings() {
      return List.of();
    }

    @Override
    public List<Entity> entities() {
      return List.of();
    }
  }

  /** The screen saw something, but the score stayed below the threshold. */
  record Suspect(double score, List<Finding> findings, List<Entity> entities, Provenance provenance)
      implements Verdict {
    public Suspect {
      requireProbability(score);
      findings = List.copyOf(findings);
      entities = List.copyOf(entities);
    }
  }

  /** The score reached the threshold: a person should look. */
  record Flagged(
      double score,
      Category category,
      Severity severity,
      List<Finding> findings,
      List<Entity> entities,
      Provenance provenance)
      implements Verdict {
    public Flagged {
      requireProbability(score);
      findings = List.copyOf(findings);
      entities = List.copyOf(entities);
      if (findings.isEmpty()) {
        throw new IllegalArgumentException("every flag is explained by a finding");
      }
    }
  }

  private static void requireProbability(double score) {
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("a score is a probability: " + score);
    }
  }
}

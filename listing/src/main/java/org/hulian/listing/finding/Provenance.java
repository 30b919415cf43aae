package org.hulian.listing.finding;

/**
 * What made a verdict: the same listing under the same versions gets the same verdict.
 *
 * @param stage which part decided
 * @param model version of the model, not blank
 * @param lexicon version of the lexicon, not blank
 */
public record Provenance(Stage stage, String model, String lexicon) {
  public Provenance {
    if (model.isBlank() || lexicon.isBlank()) {
      throw new IllegalArgumentException("a verdict names its model and lexicon");
    }
  }
}

package org.hulian.app;

import org.hulian.classifier.ClassifierSettings;
import org.hulian.classifier.ListingClassifier;
import org.hulian.classifier.model.ModelSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of those commands that can flag from another probability on. */
final class ThresholdOption {
  @Option(
      names = "--threshold",
      paramLabel = "P",
      converter = Numbers.Share.class,
      description =
          "From this probability on a listing is flagged, above 0 and below 1 (default: the model's own);"
              + " `evaluate --curve` shows what each does. Verdicts then name another model version.")
  private @Nullable Double threshold;

  /** Whether it was given. */
  boolean given() {
    return threshold != null;
  }

  /** The models, with the threshold if it was given. */
  ModelSet over(ModelSet models) {
    return threshold == null ? models : models.withThreshold(threshold);
  }

  /** The shipped classifier, with the threshold if it was given. */
  ListingClassifier load(ClassifierSettings settings) {
    return threshold == null
        ? ListingClassifier.load(settings)
        : ListingClassifier.load(settings, over(ModelSet.shipped()));
  }
}

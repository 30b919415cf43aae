package org.hulian.classifier;

import java.nio.file.Path;
import org.hulian.classifier.corenlp.ModelFiles;

/**
 * How the classifier works.
 *
 * @param screenOnly whether to leave out the analysis; verdicts then name the stage {@code SCREEN}
 * @param workers threads that score at once, 1 or more
 * @param models jar of language models, needed only once something passes the screen
 */
public record ClassifierSettings(boolean screenOnly, int workers, Path models) {
  public ClassifierSettings {
    if (workers < 1) {
      throw new IllegalArgumentException("at least one worker: " + workers);
    }
  }

  /** Screen and analysis, one worker for each processor, models in the user's cache. */
  public static ClassifierSettings defaults() {
    return new ClassifierSettings(
        false, Runtime.getRuntime().availableProcessors(), ModelFiles.place());
  }

  /** The same with or without the analysis. */
  public ClassifierSettings withScreenOnly(boolean value) {
    return new ClassifierSettings(value, workers, models);
  }

  /** The same with so many workers. */
  public ClassifierSettings withWorkers(int value) {
    return new ClassifierSettings(screenOnly, value, models);
  }

  /** The same with the models in this file. */
  public ClassifierSettings withModels(Path value) {
    return new ClassifierSettings(screenOnly, workers, value);
  }
}

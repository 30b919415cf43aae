package org.hulian.classifier.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.hulian.classifier.lexicon.ResourceFolder;
import org.hulian.listing.finding.Category;

/**
 * All models that decide together: the glance's, over single signs; the screen's, with few features
 * for every listing that is more than glanced at; a finer one over the same features for what
 * passes; the one over signals; one for each category. Settings are kept in the files of glance,
 * screen and signals: {@code gate}, from which logit on the next looks at a listing; {@code
 * threshold}, from which probability on it is flagged; {@code window}, the handicap of windows;
 * slope, intercept and shift of the calibrations.
 */
public final class ModelSet {
  private static final int VERSION_LENGTH = 12;
  private static final String SUFFIX = ".tsv";
  private final SortedMap<String, byte[]> files;
  private final String version;
  private final ModelFile glance;
  private final ModelFile screen;
  private final LinearModel wording;
  private final ModelFile signals;

  /** Read when first asked for: most listings are clear, and need none. */
  private final Map<Category, LinearModel> categories = new ConcurrentHashMap<>();

  private ModelSet(SortedMap<String, byte[]> files) {
    this.files = new TreeMap<>(files);
    version = digest(files);
    glance = parse("glance");
    screen = parse("screen");
    wording = parse("wording").model();
    signals = parse("signals");
    for (Category category : Category.values()) {
      bytes(file(category));
    }
  }

  private ModelFile parse(String name) {
    return ModelFile.parse(name + SUFFIX, bytes(name));
  }

  private byte[] bytes(String name) {
    byte[] bytes = files.get(name + SUFFIX);
    if (bytes == null) {
      throw new ModelException(name + SUFFIX, 1, "the file is missing; train makes it");
    }
    return bytes;
  }

  private static String file(Category category) {
    return "category-" + category.key();
  }

  /** Reads the models that are shipped. */
  public static ModelSet shipped() {
    return new ModelSet(shippedFiles());
  }

  private static SortedMap<String, byte[]> shippedFiles() {
    return ResourceFolder.list("model", SUFFIX);
  }

  /** Takes models that have just been made. */
  public static ModelSet of(
      ModelFile glance,
      ModelFile screen,
      LinearModel wording,
      ModelFile signals,
      Map<Category, LinearModel> categories) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("glance" + SUFFIX, glance.toBytes());
    files.put("screen" + SUFFIX, screen.toBytes());
    files.put("wording" + SUFFIX, new ModelFile(Map.of(), wording).toBytes());
    files.put("signals" + SUFFIX, signals.toBytes());
    categories.forEach(
        (category, model) ->
            files.put(file(category) + SUFFIX, new ModelFile(Map.of(), model).toBytes()));
    return new ModelSet(files);
  }

  /**
   * Reads models from a folder, by the names of those that are shipped; other files are no part of
   * the version.
   *
   * @throws IOException if one is missing or cannot be read
   */
  public static ModelSet read(Path folder) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (String name : shippedFiles().keySet()) {
      files.put(name, Files.readAllBytes(folder.resolve(name)));
    }
    return new ModelSet(files);
  }

  /**
   * Writes all files into a folder, which is made if it is not there.
   *
   * @throws IOException if it cannot be written
   */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
  }

  /** The bytes of each file by name. */
  public SortedMap<String, byte[]> files() {
    return new TreeMap<>(files);
  }

  /** The glance's weights. */
  public LinearModel glance() {
    return glance.model();
  }

  /** From this logit of the glance on, the screen looks. */
  public double glanceGate() {
    return glance.setting("gate");
  }

  /** The screen's weights. */
  public LinearModel screen() {
    return screen.model();
  }

  /** The weights of the finer look at the words of what passes the screen. */
  public LinearModel wording() {
    return wording;
  }

  /** The weights of signals. */
  public LinearModel signals() {
    return signals.model();
  }

  /**
   * The weights of a category.
   *
   * @throws ModelException if its file is not as it should be
   */
  public LinearModel category(Category category) {
    return categories.computeIfAbsent(category, one -> parse(file(one)).model());
  }

  /** From this logit of the screen on, the second stage looks. */
  public double gate() {
    return screen.setting("gate");
  }

  /** From this probability on, a listing is flagged. */
  public double threshold() {
    return signals.setting("threshold");
  }

  /**
   * The same models, flagging from this probability on. They are of another version, since they say
   * something else of the same listing.
   *
   * @throws IllegalArgumentException unless it is above 0 and below 1
   */
  public ModelSet withThreshold(double threshold) {
    if (!(threshold > 0 && threshold < 1)) {
      throw new IllegalArgumentException("a threshold is above 0 and below 1: " + threshold);
    }
    SortedMap<String, byte[]> changed = new TreeMap<>(files);
    changed.put("signals" + SUFFIX, signals.with("threshold", threshold).toBytes());
    return new ModelSet(changed);
  }

  /** What the logit of a window of a text is lowered by, 0 or more. */
  public double windowHandicap() {
    return signals.setting("window");
  }

  /** How the screen's logit becomes a probability. */
  public Calibration screenCalibration() {
    return calibration(screen);
  }

  /** How the second model's logit becomes a probability. */
  public Calibration signalCalibration() {
    return calibration(signals);
  }

  private static Calibration calibration(ModelFile file) {
    return new Calibration(file.setting("slope"), file.setting("intercept"), file.setting("shift"));
  }

  /** First 12 hexadecimal digits of the SHA-256 over names and bytes of all files. */
  public String version() {
    return version;
  }

  private static String digest(SortedMap<String, byte[]> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      files.forEach(
          (name, bytes) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
          });
      return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

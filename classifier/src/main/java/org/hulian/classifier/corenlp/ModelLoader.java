package org.hulian.classifier.corenlp;

import edu.stanford.nlp.ie.crf.CRFClassifier;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.tagger.maxent.MaxentTagger;
import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipFile;

/**
 * Loads segmenter and tagger from the jar of models. CoreNLP reads its dictionaries only from its
 * own class path or from files, so these small files are laid out in a temporary folder while it
 * loads.
 */
record ModelLoader(CRFClassifier<CoreLabel> segmenter, MaxentTagger tagger) {

  /** The models last loaded, so that several classifiers of one process share one copy. */
  private static WeakReference<ModelLoader> shared = new WeakReference<>(null);

  private static List<Object> sharedKey = List.of();

  /** Loads, or hands out what is loaded already from the same jar with the same words. */
  static synchronized ModelLoader shared(Path jar, List<String> words) {
    List<Object> key = List.of(jar, words);
    ModelLoader loaded = shared.get();
    if (loaded == null || !key.equals(sharedKey)) {
      loaded = load(jar, words);
      shared = new WeakReference<>(loaded);
      sharedKey = key;
    }
    return loaded;
  }

  /**
   * Loads.
   *
   * @param jar of models
   * @param words the trade's words, as a second dictionary
   * @throws ModelsMissingException if there is no such jar or it cannot be read
   */
  static ModelLoader load(Path jar, List<String> words) {
    if (!Files.isRegularFile(jar)) {
      throw new ModelsMissingException(jar);
    }
    try {
      Path folder = Files.createTempDirectory("hulian-models-");
      try {
        layOut(jar, folder);
        Path dictionary = folder.resolve("trade.txt");
        Files.write(dictionary, words, StandardCharsets.UTF_8);
        ModelLoader loaded = new ModelLoader(segmenter(jar, folder, dictionary), tagger(jar));
        // The dictionaries are read at the first sentence, while their files are still there.
        loaded.segmenter().segmentString("人脸识别");
        return loaded;
      } finally {
        delete(folder);
      }
    } catch (IOException | ClassNotFoundException e) {
      throw new ModelsMissingException(jar, e);
    }
  }

  private static void layOut(Path jar, Path folder) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (String name : ModelFiles.KEPT) {
        if (!name.equals(ModelFiles.SEGMENTER) && !name.equals(ModelFiles.TAGGER)) {
          Path file = folder.resolve(name);
          Files.createDirectories(file.getParent() == null ? folder : file.getParent());
          try (InputStream in = open(zip, name)) {
            Files.copy(in, file);
          }
        }
      }
    }
  }

  private static InputStream open(ZipFile zip, String name) throws IOException {
    if (zip.getEntry(name) == null) {
      throw new FileNotFoundException(zip.getName() + " has no " + name);
    }
    return zip.getInputStream(zip.getEntry(name));
  }

  private static CRFClassifier<CoreLabel> segmenter(Path jar, Path folder, Path dictionary)
      throws IOException, ClassNotFoundException {
    Properties properties = new Properties();
    properties.setProperty(
        "sighanCorporaDict", folder.resolve(ModelFiles.SEGMENTER_HOME).toString());
    properties.setProperty(
        "serDictionary", folder.resolve(ModelFiles.DICTIONARY) + "," + dictionary);
    properties.setProperty("inputEncoding", "UTF-8");
    properties.setProperty("sighanPostProcessing", "true");
    CRFClassifier<CoreLabel> segmenter = new CRFClassifier<>(properties);
    try (ZipFile zip = new ZipFile(jar.toFile());
        InputStream in =
            new BufferedInputStream(new GZIPInputStream(open(zip, ModelFiles.SEGMENTER)))) {
      segmenter.loadClassifier(in, properties);
    }
    return segmenter;
  }

  private static MaxentTagger tagger(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile());
        InputStream in = new BufferedInputStream(open(zip, ModelFiles.TAGGER))) {
      return new MaxentTagger(in);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}

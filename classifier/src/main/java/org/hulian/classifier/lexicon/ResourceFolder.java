package org.hulian.classifier.lexicon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Lists the files of a folder beside the classifier's classes, unpacked or in a jar. */
public final class ResourceFolder {
  private static final String BASE = "org/hulian/classifier/";

  private ResourceFolder() {}

  /**
   * Reads all files of a folder.
   *
   * @param folder below the classifier's own, such as {@code lexicon}
   * @param suffix of the names wanted
   * @return names without folder, in order, with the bytes; empty if there is no such folder
   */
  public static SortedMap<String, byte[]> list(String folder, String suffix) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try {
      ClassLoader loader = ResourceFolder.class.getClassLoader();
      // A folder of this name may stand at several places of the class path.
      for (URL url : Collections.list(loader.getResources(BASE + folder))) {
        files.putAll(
            url.getProtocol().equals("jar")
                ? inJar((JarURLConnection) url.openConnection(), suffix)
                : inFolder(url.toURI(), suffix));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("not an address: " + folder, e);
    }
  }

  private static SortedMap<String, byte[]> inFolder(URI folder, String suffix) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> paths = Files.list(Path.of(folder))) {
      List<Path> wanted = paths.filter(path -> path.toString().endsWith(suffix)).toList();
      for (Path path : wanted) {
        files.put(String.valueOf(path.getFileName()), Files.readAllBytes(path));
      }
    }
    return files;
  }

  private static SortedMap<String, byte[]> inJar(JarURLConnection connection, String suffix)
      throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    connection.setUseCaches(false);
    try (JarFile jar = connection.getJarFile()) {
      String prefix = connection.getEntryName().replaceFirst("/*$", "/");
      for (JarEntry entry : jar.stream().toList()) {
        String name = entry.getName();
        if (name.startsWith(prefix)
            && name.endsWith(suffix)
            && name.indexOf('/', prefix.length()) < 0) {
          try (InputStream in = jar.getInputStream(entry)) {
            files.put(name.substring(prefix.length()), in.readAllBytes());
          }
        }
      }
    }
    return files;
  }
}

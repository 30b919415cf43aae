package org.hulian.crawler.site;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hulian.crawler.yaml.Spelling;
import org.hulian.crawler.yaml.YamlProblem;

/**
 * All site definitions of a folder, and all that is wrong with them. One bad file does not keep the
 * others from being used.
 *
 * @param sites in the order of their names
 * @param problems in the order of files and lines
 * @param expected what pages must show, by the names of sites
 */
public record SiteCatalog(
    List<SiteDefinition> sites,
    List<YamlProblem> problems,
    Map<String, List<PageExpectation>> expected) {
  public SiteCatalog {
    sites = List.copyOf(sites);
    problems = List.copyOf(problems);
    expected = Map.copyOf(expected);
  }

  /**
   * Reads every {@code *.yaml} of a folder.
   *
   * @param variables values for {@code ${name}} in the files, such as the port of the demo's market
   * @param engines names of the engine definitions there are; with none, engines are not checked
   * @throws IOException if the folder cannot be listed
   */
  public static SiteCatalog load(Path folder, Map<String, String> variables, Set<String> engines)
      throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    Map<String, SiteDefinition> sites = new LinkedHashMap<>();
    Map<String, List<PageExpectation>> expected = new LinkedHashMap<>();
    List<YamlProblem> problems = new ArrayList<>();
    for (Path file : files) {
      SiteReader reader = new SiteReader(file);
      try {
        reader
            .read(Files.readString(file), variables, engines)
            .ifPresent(
                site -> {
                  sites.put(site.name(), site);
                  expected.put(site.name(), reader.expected());
                });
      } catch (CharacterCodingException e) {
        problems.add(new YamlProblem(file, 0, "", "is not UTF-8"));
      } catch (IOException e) {
        problems.add(new YamlProblem(file, 0, "", "cannot be read: " + e.getMessage()));
      }
      problems.addAll(reader.problems());
    }
    return new SiteCatalog(List.copyOf(sites.values()), problems, expected);
  }

  /** The site of this name. */
  public Optional<SiteDefinition> find(String name) {
    return sites.stream().filter(site -> site.name().equals(name)).findFirst();
  }

  /** One line that says that there is no site of this name, and which one may have been meant. */
  public String unknown(String name) {
    List<String> names = sites.stream().map(SiteDefinition::name).toList();
    return "unknown site "
        + name
        + (names.isEmpty() ? "; none is defined" : Spelling.suggestion(name, names));
  }
}

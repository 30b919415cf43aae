package org.hulian.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hulian.crawler.extract.EngineCatalog;
import org.hulian.crawler.extract.EngineDefinition;
import org.hulian.crawler.site.SiteCatalog;
import org.hulian.crawler.site.SiteDefinition;

/**
 * The site definitions that the program finds, and which of them may be crawled.
 *
 * @param contact the operator's, for sites that have none; may be empty
 */
record SiteFiles(SiteCatalog catalog, String contact) {

  /** Reads the files in seeds/sites. */
  static SiteFiles load(EngineCatalog engines, String contact) throws IOException {
    return new SiteFiles(
        SiteCatalog.load(Home.seeds().resolve("sites"), Map.of(), names(engines)), contact);
  }

  /** Names that a site definition may give as its engine; {@code generic} needs no definition. */
  static Set<String> names(EngineCatalog engines) {
    return Stream.concat(
            Stream.of("generic"), engines.engines().stream().map(EngineDefinition::name))
        .collect(Collectors.toSet());
  }

  /**
   * The sites of these names.
   *
   * @throws CommandException if one is not there, or may not be crawled
   */
  List<SiteDefinition> named(List<String> names) {
    List<SiteDefinition> wanted = new ArrayList<>();
    for (String name : names) {
      SiteDefinition site =
          catalog.find(name).orElseThrow(() -> new CommandException(catalog.unknown(name)));
      if (!site.enabled()) {
        throw new CommandException(name + " is switched off: set enabled: true in its file");
      }
      if (!hasContact(site)) {
        throw new CommandException(noContact(site));
      }
      wanted.add(site);
    }
    return wanted;
  }

  /** The sites that are run by their schedule; one without a contact is not among them. */
  List<SiteDefinition> scheduled() {
    return withSchedule().filter(this::hasContact).toList();
  }

  /** All that keeps a site from being run by its schedule. */
  List<String> problems() {
    return Stream.concat(
            catalog.problems().stream().map(Object::toString),
            withSchedule().filter(site -> !hasContact(site)).map(SiteFiles::noContact))
        .toList();
  }

  private Stream<SiteDefinition> withSchedule() {
    return catalog.sites().stream().filter(site -> site.enabled() && site.schedule() != null);
  }

  private boolean hasContact(SiteDefinition site) {
    return site.contact() != null || !contact.isBlank();
  }

  private static String noContact(SiteDefinition site) {
    return site.name()
        + " has no contact: site owners must be able to reach you; add it, or --contact";
  }
}

package org.hulian.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the edges between modules and the rules of ARCHITECTURE.md. */
class ArchitectureTest {
  private static final JavaClasses HULIAN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.hulian");

  private static final Path ROOT = Path.of(System.getProperty("hulian.root", "..")).normalize();

  @ParameterizedTest
  @CsvSource({
    "listing,",
    "evidence, listing",
    "classifier, listing",
    "index, listing",
    "crawler, evidence listing",
    "store, evidence listing",
    "review, store index evidence listing"
  })
  void aModuleSeesOnlyTheModulesBeforeIt(String module, String allowed) {
    Set<String> seen = new TreeSet<>(Set.of(module));
    if (allowed != null) {
      seen.addAll(List.of(allowed.split(" ")));
    }
    String[] others =
        Stream.of("listing", "evidence", "crawler", "classifier", "store", "index", "review", "app")
            .filter(name -> !seen.contains(name))
            .map(name -> "org.hulian." + name + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("org.hulian." + module + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .check(HULIAN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "org.jsoup..              | org.hulian.crawler.extract..",
        "edu.uci.ics.crawler4j..  | org.hulian.crawler.fetch.. org.hulian.crawler.frontier..",
        "org.apache.hc..          | org.hulian.crawler.fetch.. org.hulian.app.alert..",
        "jakarta.mail..          | org.hulian.app.alert..",
        "crawlercommons..         | org.hulian.crawler.fetch..",
        "com.cronutils..          | org.hulian.crawler.site..",
        "com.microsoft.playwright..| org.hulian.crawler.render..",
        "com.google.gson..        | org.hulian.crawler.render..",
        "org.netpreserve.jwarc..  | org.hulian.evidence..",
        "edu.stanford.nlp..       | org.hulian.classifier.corenlp..",
        "org.apache.lucene..      | org.hulian.index..",
        "org.springframework..    | org.hulian.review..",
        "org.thymeleaf..          | org.hulian.review..",
        "java.sql..               | org.hulian.store.. org.hulian.crawler.frontier..",
        "org.jdbi..               | org.hulian.store..",
        "org.flywaydb..           | org.hulian.store..",
        "picocli..                | org.hulian.app..",
        "io.prometheus..          | org.hulian.app.metrics..",
        "tools.jackson..          | org.hulian.listing.feed.. org.hulian.crawler.extract.. org.hulian.app.alert..",
        "de.siegmar..             | org.hulian.listing.feed.. org.hulian.listing.table..",
        "org.dhatim..             | org.hulian.listing.table.."
      })
  void aLibraryHasOneDoor(String library, String doors) {
    noClasses()
        .that(not(resideInAnyPackage(doors.split(" "))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(HULIAN);
  }

  @Test
  void packagesOfAModuleDoNotGoInCircles() {
    for (String module :
        List.of("listing", "evidence", "crawler", "classifier", "store", "index", "review")) {
      slices()
          .matching("org.hulian." + module + ".(*)..")
          .should()
          .beFreeOfCycles()
          .allowEmptyShould(true)
          .check(HULIAN);
    }
  }

  @Test
  void theNounsAreImmutable() {
    classes()
        .that()
        .resideInAPackage("org.hulian.listing")
        .and()
        .areTopLevelClasses()
        .and()
        .doNotHaveSimpleName("package-info")
        .should()
        .beRecords()
        .orShould()
        .beEnums()
        .orShould()
        .beInterfaces()
        .orShould()
        .haveOnlyFinalFields()
        .check(HULIAN);
  }

  @Test
  void timeIsPassedIn() {
    ArchRule rule =
        noClasses()
            .that(not(resideInAPackage("org.hulian.app..")))
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.time.OffsetDateTime.class, "now")
            .orShould()
            .callMethod(java.time.Clock.class, "systemUTC")
            .orShould()
            .callMethod(java.time.Clock.class, "systemDefaultZone")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(java.util.Calendar.class, java.text.SimpleDateFormat.class);
    rule.check(HULIAN);
  }

  @Test
  void onlyTheCommandLineTouchesTheStandardStreams() {
    noClasses()
        .that(not(resideInAPackage("org.hulian.app..")))
        .and()
        .doNotHaveSimpleName("ModelCutter") // a command of its own, run by the launcher
        .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
        .check(HULIAN);
  }

  @Test
  void fieldsAreNotInjected() {
    GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(HULIAN);
  }

  @Test
  void namesSayWhatThingsAre() {
    noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils?)").check(HULIAN);
  }

  @Test
  void everyPackageSaysWhatEntersAndLeaves() {
    List<String> silent =
        HULIAN.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(p -> p.getClasses().stream().anyMatch(c -> !c.isAnonymousClass()))
            .filter(p -> !p.isAnnotatedWith(NullMarked.class))
            .map(p -> p.getName())
            .sorted()
            .toList();
    assertThat(silent).as("packages without a null-marked package-info.java").isEmpty();
  }

  @Test
  void everySignalHasItsTestAndItsPage() throws IOException {
    Path signals = ROOT.resolve("classifier/src/main/java/org/hulian/classifier/signal");
    Path tests = ROOT.resolve("classifier/src/test/java/org/hulian/classifier/signal");
    Set<String> named =
        HULIAN.stream()
            .filter(c -> c.getPackageName().equals("org.hulian.classifier.signal"))
            .filter(
                c ->
                    c.getAnnotations().stream()
                        .anyMatch(a -> a.getRawType().getSimpleName().equals("SignalInfo")))
            .map(JavaClass::getSimpleName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(named).isNotEmpty();
    assertThat(signals).isDirectory();
    for (String name : named) {
      assertThat(tests.resolve(name + "Test.java")).isRegularFile();
      assertThat(ROOT.resolve("docs/signals/" + name + ".md")).isRegularFile();
    }
    try (Stream<Path> pages = Files.list(ROOT.resolve("docs/signals"))) {
      assertThat(pages.map(p -> p.getFileName().toString().replace(".md", "")))
          .containsExactlyInAnyOrderElementsOf(named);
    }
  }

  @Test
  void noPackageNameIsUsedByTwoModules() throws IOException {
    try (Stream<Path> modules = Files.list(ROOT)) {
      List<String> packages =
          modules
              .map(m -> m.resolve("src/main/java"))
              .filter(Files::isDirectory)
              .flatMap(ArchitectureTest::packagesUnder)
              .toList();
      assertThat(packages).doesNotHaveDuplicates();
    }
  }

  private static Stream<String> packagesUnder(Path sources) {
    try (Stream<Path> files = Files.walk(sources)) {
      return Arrays.stream(
          files
              .filter(f -> f.toString().endsWith(".java"))
              .map(f -> sources.relativize(f.getParent()).toString())
              .distinct()
              .toArray(String[]::new));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

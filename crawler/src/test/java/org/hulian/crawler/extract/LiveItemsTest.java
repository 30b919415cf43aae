package org.hulian.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hulian.crawler.PageSnapshot;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.Sighting;
import org.hulian.listing.Status;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A thread is looked at run after run; a page that did not change since the last look answers 304
 * and is not read (RFC 9110, 15.4.5). What is stored is always the thread as it was last seen.
 */
final class LiveItemsTest {
  /** For both ways to number pages, and all ways to print times. */
  @ParameterizedTest
  @CsvSource({
    "true, EXACT",
    "true, AGO",
    "true, NONE",
    "false, EXACT",
    "false, AGO",
    "false, NONE"
  })
  @Retention(RetentionPolicy.RUNTIME)
  private @interface EveryForum {}

  private final Map<ListingId, Listing> store = new HashMap<>();
  private final List<Listing> versions = new ArrayList<>();
  private final ListingExtractor extractor = new ListingExtractor(EngineCatalog.empty());

  /** One run that reads these pages, and stores what comes of it. */
  private void run(PageSnapshot... pages) {
    LiveItems items = new LiveItems(extractor, id -> Optional.ofNullable(store.get(id)));
    for (PageSnapshot page : pages) {
      items.read(page).listings().forEach(this::save);
    }
  }

  private void save(Listing listing) {
    Listing before = store.put(listing.id(), listing);
    if (before == null || !before.contentHash().equals(listing.contentHash())) {
      versions.add(listing);
    }
  }

  private List<List<String>> changes() {
    return versions.stream().map(Forum::bodies).toList();
  }

  private Listing stored() {
    return Objects.requireNonNull(store.get(new ListingId(Forum.ID)));
  }

  private static Forum forum(boolean byOffset, Forum.Times times, int answers) {
    Forum forum = new Forum(byOffset, times, 10);
    for (int i = 1; i <= answers; i++) {
      forum.answer("u" + i % 4, i % 5 == 0 ? "顶" : "第" + i + "个回答");
    }
    return forum;
  }

  private static PageSnapshot[] all(Forum forum) {
    PageSnapshot[] pages = new PageSnapshot[forum.pages()];
    for (int i = 0; i < pages.length; i++) {
      pages[i] = forum.page(i + 1);
    }
    return pages;
  }

  @EveryForum
  void anAnswerThatIsEditedRunAfterRunIsOneAnswer(boolean byOffset, Forum.Times times) {
    Forum forum = forum(byOffset, times, 19);
    run(all(forum));
    for (int day = 1; day <= 4; day++) {
      forum.edit(15, "改了" + day + "次");
      forum.later();
      run(forum.page(2));
      assertThat(Forum.bodies(stored())).isEqualTo(forum.bodies());
    }
    assertThat(stored().body()).startsWith("用了两年");
    assertThat(versions).hasSize(2 + 4);
  }

  @EveryForum
  void anEditOnTheFirstPageMakesOneVersion(boolean byOffset, Forum.Times times) {
    Forum forum = forum(byOffset, times, 35);
    run(all(forum));
    versions.clear();
    forum.edit(2, "改了");
    forum.later();
    run(all(forum));
    assertThat(changes()).containsExactly(forum.bodies());
    run(all(forum));
    assertThat(versions).hasSize(1);
  }

  @EveryForum
  void aDeletedAnswerMakesTheOthersMoveUp(boolean byOffset, Forum.Times times) {
    Forum forum = forum(byOffset, times, 35);
    run(all(forum));
    versions.clear();
    forum.delete(3);
    forum.later();
    run(all(forum));
    assertThat(changes()).containsExactly(forum.bodies());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theLastAnswersOfAThreadCanGo(boolean byOffset) {
    Forum forum = forum(byOffset, Forum.Times.EXACT, 38);
    run(all(forum));
    forum.delete(37);
    forum.delete(36);
    run(forum.page(4));
    assertThat(Forum.bodies(stored())).isEqualTo(forum.bodies());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void newAnswersComeAtTheEndAndOnNewPages(boolean byOffset) {
    Forum forum = forum(byOffset, Forum.Times.EXACT, 17);
    run(all(forum));
    versions.clear();
    for (int i = 0; i < 15; i++) {
      forum.answer("u9", "新" + i % 3);
    }
    run(forum.page(2), forum.page(3), forum.page(4));
    assertThat(Forum.bodies(stored())).isEqualTo(forum.bodies());
    versions.forEach(
        version ->
            assertThat(forum.bodies().subList(0, version.replies().size()))
                .isEqualTo(Forum.bodies(version)));
  }

  @Test
  void pagesMayComeInAnyOrder() {
    Forum forum = forum(false, Forum.Times.EXACT, 45);
    run(forum.page(4), forum.page(2), forum.page(5), forum.page(1), forum.page(3));
    assertThat(Forum.bodies(stored())).isEqualTo(forum.bodies());
    assertThat(stored().body()).startsWith("用了两年");
    assertThat(stored().seller()).isEqualTo("河岸");
  }

  @Property(tries = 150)
  void whatIsStoredIsTheThreadAsItWasLastSeen(
      @ForAll long seed, @ForAll boolean byOffset, @ForAll @IntRange(max = 40) int answers) {
    Random random = new Random(seed);
    store.clear();
    Forum forum = forum(byOffset, Forum.Times.EXACT, answers);
    Map<Integer, String> looked = new HashMap<>();
    for (int day = 0; day < 6; day++) {
      List<Integer> changed = new ArrayList<>();
      for (int page = 1; page <= forum.pages(); page++) {
        boolean same = forum.html(page).equals(looked.put(page, forum.html(page)));
        // That the answer which opened a page has gone shows only beside the page before.
        boolean before = page < forum.pages() && !forum.html(page + 1).equals(looked.get(page + 1));
        if (!same || before) {
          changed.add(page);
        }
      }
      if (random.nextBoolean()) {
        Collections.shuffle(changed, random);
      }
      run(changed.stream().map(forum::page).toArray(PageSnapshot[]::new));
      assertThat(Forum.bodies(stored()))
          .as("day %s of seed %s", day, seed)
          .isEqualTo(forum.bodies());
      change(forum, random);
    }
  }

  private static void change(Forum forum, Random random) {
    for (int i = random.nextInt(4); i > 0; i--) {
      int at = forum.size() == 0 ? 0 : random.nextInt(forum.size());
      switch (random.nextInt(forum.size() == 0 ? 1 : 4)) {
        case 0, 1 ->
            forum.answer(
                "u" + random.nextInt(3), random.nextBoolean() ? "顶" : "新" + random.nextInt(99));
        case 2 -> forum.edit(at, "改了" + random.nextInt(99));
        default -> forum.delete(at);
      }
    }
  }

  @Test
  void goodsWhoseTextStandsOnAPageOfItsOwnDoNotChangeFromPageToPage() throws Exception {
    Path engines = Path.of(System.getProperty("hulian.root"), "seeds", "engines");
    ListingExtractor discuz = new ListingExtractor(EngineCatalog.load(engines));
    for (int day = 0; day < 3; day++) {
      LiveItems items = new LiveItems(discuz, id -> Optional.ofNullable(store.get(id)));
      for (String name : List.of("discuz-goods", "discuz-goods-detail", "discuz-goods")) {
        items.read(SavedPage.of(name).page()).listings().forEach(this::save);
      }
    }
    assertThat(versions).hasSize(2);
    assertThat(versions.getLast().body()).startsWith("四只一套，碗底有款。");
    assertThat(versions.getLast().price()).isNotNull();
    assertThat(versions.getLast().replies()).hasSize(1);
  }

  @Test
  void anItemThatWasRemovedAndIsBackHasItsAnswersAgain() {
    Forum forum = forum(false, Forum.Times.EXACT, 25);
    run(all(forum));
    Listing before = stored();
    store.put(
        before.id(),
        before.toBuilder().sighting(new Sighting(Status.REMOVED, SavedPage.LOOKED, null)).build());
    run(forum.page(1));
    assertThat(Forum.bodies(stored())).isEqualTo(forum.bodies());
    assertThat(stored().sighting().status()).isEqualTo(Status.LIVE);
  }

  @Test
  void whatAPageThatAsksNotToBeKeptShowsStaysOut() {
    Forum forum = forum(false, Forum.Times.EXACT, 15);
    run(forum.page(1));
    PageSnapshot second = forum.page(2);
    PageSnapshot closed =
        new PageSnapshot(
            second.uri(),
            200,
            Map.of("content-type", List.of("text/html"), "x-robots-tag", List.of("noindex")),
            second.body(),
            second.fetchedAt(),
            null);
    LiveItems items = new LiveItems(extractor, id -> Optional.ofNullable(store.get(id)));
    assertThat(items.read(closed).noindex()).isTrue();
    Listing first = items.read(forum.page(1)).listings().getFirst();
    assertThat(Forum.bodies(first)).isEqualTo(forum.bodies().subList(0, 9));
  }

  @Test
  void anyNumberOfThreadsIsReadInLittleMemory() {
    List<Forum> forums =
        List.of(forum(false, Forum.Times.EXACT, 30), forum(true, Forum.Times.EXACT, 25));
    LiveItems items = new LiveItems(extractor, id -> Optional.ofNullable(store.get(id)), 1);
    for (Forum forum : forums) {
      store.clear();
      for (PageSnapshot page : all(forum)) {
        items.read(page).listings().forEach(this::save);
      }
      assertThat(Forum.bodies(stored())).isEqualTo(forum.bodies());
    }
  }

  @ParameterizedTest
  @EnumSource(Forum.Times.class)
  void aThreadOfCountlessEqualAnswersNeitherGrowsNorTakesForEver(Forum.Times times) {
    Forum forum = new Forum(false, times, 900);
    for (int i = 0; i < 9_000; i++) {
      forum.answer("u", "顶");
    }
    Assertions.assertTimeout(
        Duration.ofSeconds(40),
        () -> {
          run(all(forum));
          run(forum.page(5), forum.page(11), forum.page(2));
        });
    // Without times nobody can tell a page of them from another.
    assertThat(stored().replies()).hasSizeLessThanOrEqualTo(9_000);
    assertThat(stored().replies())
        .hasSizeGreaterThanOrEqualTo(times == Forum.Times.EXACT ? 9_000 : 900);
  }
}

package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two commands name somebody to be reached, each in its own spelling. */
class ContactsTest {
  @TempDir private Path folder;

  /** As it stands in a user agent: a plain mail address or a page. */
  @ParameterizedTest
  @ValueSource(strings = {"crawler@shop.example", "https://shop.example/crawler"})
  void whoeverCrawlsIsReachedByMailOrPage(String contact) {
    CommandRun run = CommandRun.on(folder, "crawl", "no-such-site", "--contact", contact);
    assertThat(run.code()).as(run.err()).isNotEqualTo(2);
    assertThat(run.err()).contains("no-such-site").doesNotContain(contact);
  }

  /** RFC 9116, 2.5.3: an address with its scheme. */
  @ParameterizedTest
  @ValueSource(strings = {"safe@review.example", "http://review.example/", "javascript:alert(1)"})
  void securityTextNamesAnAddressWithItsScheme(String contact) {
    CommandRun run = CommandRun.on(folder, "serve", "--security-contact", contact);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("mailto:");
  }
}

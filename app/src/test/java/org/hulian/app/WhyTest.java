package org.hulian.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhyTest {
  @TempDir private Path folder;

  private String why(Path home, int code, String... args) throws Exception {
    try (CommandProcess why =
        CommandProcess.start(folder, List.of("-Dhulian.home=" + home), args)) {
      assertThat(why.awaitEnd()).as(why.err()).isEqualTo(code);
      return new String(why.results().readAllBytes(), UTF_8);
    }
  }

  @Test
  void anAddressIsToldOfWithItsRecordAndItsRun() throws Exception {
    try (LoopbackSite site = new LoopbackSite(2, "User-agent: *\nDisallow: /item/1\n", 0)) {
      Path home = site.home(folder, "");
      String data = folder.resolve("data").toString();
      why(home, 0, "crawl", "loopback", "--allow-loopback", "--data", data);
      int asked = site.asked().size();

      String open = why(home, 0, "why", site.url("/item/0"), "--data", data);
      assertThat(open)
          .contains("fetched: it was fetched; it showed")
          .containsPattern("record: +status 200 at .*\\.warc.* from byte \\d+")
          .containsPattern("last run: +1, completed, begun ");
      String closed = why(home, 1, "why", site.url("/item/1"), "--data", data, "--json");
      assertThat(closed)
          .contains("\"standing\":\"skipped\"", "closed by line 2, \\\"Disallow: /item/1\\\"")
          .hasLineCount(1);
      String unknown = why(home, 1, "why", "http://shop.example/x", "--data", data);
      assertThat(unknown).contains("would be skipped: no run knows it");
      assertThat(site.asked()).hasSize(asked);
    }
  }

  @Test
  void withoutAnAddressItIsMisuseAndWithoutADataFolderTheDefinitionsSpeak() {
    assertThat(CommandRun.of("why").code()).isEqualTo(2);
    CommandRun none =
        CommandRun.on(folder.resolve("none"), "why", "http://shop.example/", "--json");
    assertThat(none.code()).isEqualTo(1);
    assertThat(none.out()).contains("\"standing\":\"would_be_skipped\"", "no site definition");
    assertThat(folder.resolve("none")).doesNotExist();
  }
}

package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Severity;
import org.hulian.store.VaultFiles;
import org.hulian.store.account.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is covered is shown to a lead with a reason, for some minutes, and each look is noted. */
class VictimPagesTest {
  private static final String IDENTITY = "11010519491231002X";
  private static final String PAGE = "/cases/1/victims";

  @TempDir Path folder;

  private static ScoredListing offer() {
    String body = "样品 <b>\n身份证：" + IDENTITY + "\n";
    return ExampleListings.flagged("v-1", "出素材", body)
        .as(Category.FACE_DATA, Severity.HIGH, 0.9)
        .finding("OffersFaceData", "title", "出素材", "出素材", 2)
        .build();
  }

  private House house(boolean vault) throws IOException {
    if (vault) {
      VaultFiles.create(folder, new SecureRandom());
    }
    return new House(folder, List.of(offer()));
  }

  private static Visitor lead(House house) {
    Visitor lead = house.account("lin", Role.LEAD);
    lead.signIn("lin", House.PASSWORD);
    return lead;
  }

  @Test
  void aLeadSeesItForAReasonAndForTenMinutes() throws IOException {
    try (House house = house(true)) {
      Visitor lead = lead(house);
      assertThat(lead.get("/cases/1").body()).contains(PAGE).doesNotContain(IDENTITY);
      assertThat(lead.get(PAGE).body()).doesNotContain(IDENTITY);
      assertThat(lead.post(PAGE, "reason", " ").statusCode()).isEqualTo(400);
      lead.get(PAGE);
      HttpResponse<String> shown = lead.submit(PAGE, "reason", "案卷 4，身份证 " + IDENTITY);
      assertThat(shown.body()).contains(IDENTITY);
      assertThat(house.acts()).contains("lin victims.unmasked case:1", "lin victims.viewed case:1");
      assertThat(house.database.audit().list(Long.MAX_VALUE, 100))
          .noneMatch(entry -> entry.details().contains(IDENTITY))
          .anyMatch(entry -> entry.details().contains("案卷 4"));
      house.clock.pass(Duration.ofMinutes(11));
      assertThat(lead.get(PAGE).body()).doesNotContain(IDENTITY);
      assertThat(lead.post(PAGE, "reason", "案卷 4").statusCode())
          .as("without the password of late")
          .isEqualTo(403);
    }
  }

  @Test
  void whoeverSignsInOverALeadHasToGiveAReasonOfTheirOwn() throws IOException {
    try (House house = house(true)) {
      house.account("zhao", Role.LEAD);
      Visitor browser = lead(house);
      browser.get(PAGE);
      assertThat(browser.submit(PAGE, "reason", "案卷 4").body()).contains(IDENTITY);
      browser.signIn("zhao", House.PASSWORD);
      assertThat(browser.get(PAGE).body()).doesNotContain(IDENTITY);
      browser.signIn("lin", House.PASSWORD);
      assertThat(browser.get(PAGE).body()).doesNotContain(IDENTITY);
      assertThat(house.acts()).doesNotContain("zhao victims.viewed case:1");
    }
  }

  @Test
  void nobodyElseSeesItWhateverTheySay() throws IOException {
    try (House house = house(true)) {
      for (Role role : Role.values()) {
        if (role != Role.LEAD) {
          Visitor other = house.guest(role);
          assertThat(other.get(PAGE).statusCode()).as(role.name()).isEqualTo(403);
          assertThat(other.get("/cases/1").body()).as(role.name()).doesNotContain(PAGE);
          other.get("/help");
          assertThat(other.post(PAGE, "reason", "x").statusCode()).isEqualTo(403);
          assertThat(other.post("/cases/1/hold", "reason", "x").statusCode()).isEqualTo(403);
        }
      }
    }
  }

  @Test
  void withoutAVaultThePageSaysSoAndAHoldCanBeSetAllTheSame() throws IOException {
    try (House house = house(false)) {
      Visitor lead = lead(house);
      assertThat(lead.get(PAGE).body()).contains("vault on").doesNotContain(IDENTITY);
      assertThat(lead.submit("/cases/1/hold", "reason", "法院 <i>").body())
          .contains("法院 &lt;i&gt;", "解除保留");
      assertThat(house.database.retention().holdOf(1)).isPresent();
      house.clock.pass(Duration.ofMinutes(11));
      lead.get(PAGE);
      assertThat(lead.post("/cases/1/hold", "reason", "结束", "release", "true").statusCode())
          .as("without the password of late")
          .isEqualTo(403);
      assertThat(house.database.retention().holdOf(1)).isPresent();
      lead.signIn("lin", House.PASSWORD);
      lead.get(PAGE);
      lead.submit("/cases/1/hold", "reason", "结束", "release", "true");
      assertThat(house.database.retention().holdOf(1)).isEmpty();
      assertThat(house.acts()).contains("lin case.held case:1", "lin case.unheld case:1");
      assertThat(lead.get("/cases/99/victims").statusCode()).isEqualTo(404);
    }
  }
}

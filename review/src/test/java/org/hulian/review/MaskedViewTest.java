package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.hulian.listing.Reply;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.Finding;
import org.hulian.listing.finding.Mention;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.text.TextSpan;
import org.hulian.store.account.Role;
import org.hulian.store.account.Scope;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who sees masked sees the same by every way: nobody who answered, no pictures, no half number. */
class MaskedViewTest {
  private static final String ASKED = "加微信 13800138000 详聊";
  private static final String PICTURE = "https://img.example/face-1.jpg";
  private House house;

  @BeforeEach
  void open(@TempDir Path folder) {
    Mention buyer = new Mention(FieldRef.reply(0), new TextSpan(4, 15), "13800138000");
    Finding half =
        new Finding("MovesOffPlatform", FieldRef.BODY, new TextSpan(17, 22), "13900", "13900", 0.5);
    ScoredListing offer =
        ExampleListings.flagged("r-1", "人脸数据", "加QQ 900000041，客户 13900139000")
            .contact("body", "900000041", "qq", "900000041")
            .contact(new Entity.Contact(buyer, "wechat", "13800138000"))
            .finding(half)
            .replies(new Reply("买家", ASKED, null))
            .build();
    house =
        new House(
            folder,
            List.of(
                new ScoredListing(
                    offer.listing().toBuilder().images(List.of(PICTURE)).build(),
                    offer.verdict())));
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void aRegulatorsProgramGetsWhatTheRegulatorsPageShows() {
    house.account("regulator", Role.REGULATOR);
    String token =
        house
            .database
            .tokens()
            .create("regulator", "test", EnumSet.of(Scope.READ), Duration.ofDays(1));
    String item = new Program(house.console.address(), token).get("/api/v1/listings/r-1").body();
    String page = house.guest(Role.REGULATOR).get("/cases/1").body();
    assertThat(item).contains("900000041", "MovesOffPlatform");
    assertThat(page).contains("人脸数据");
    for (String sight : List.of(item, page)) {
      assertThat(sight).doesNotContain(PICTURE, "13800138000", "13900");
    }
  }

  @Test
  void aRegulatorKnowsNobodyOfTheHouseByName() {
    house.account("rita", Role.REVIEWER);
    String stands = house.database.accounts().pseudonym("rita");
    Visitor regulator = house.guest(Role.REGULATOR);
    house.database.cases().claim(1, "rita", Duration.ofMinutes(10));
    List<String> pages = List.of(regulator.get("/queue").body(), regulator.get("/cases/1").body());
    house.database.cases().decide(1, 1, new Decision(CaseStatus.VIOLATION, "FD-1", "公开出售", "rita"));
    for (String page : List.of(pages.get(0), pages.get(1), regulator.get("/cases/1").body())) {
      assertThat(page).contains(stands).doesNotContain("rita");
    }
    assertThat(house.guest(Role.LEAD).get("/cases/1").body()).contains("rita");
  }

  @Test
  void aNoticeProposesNoContactOfWhoAnswered() {
    house.database.cases().decide(1, 1, new Decision(CaseStatus.VIOLATION, "FD-1", "公开出售", "lead"));
    String form = house.guest(Role.LEAD).get("/cases/1/notice").body();
    assertThat(form).contains("900000041").doesNotContain("13800138000");
  }
}

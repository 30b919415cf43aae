package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hulian.listing.ListingId;
import org.hulian.listing.text.TextSpan;
import org.hulian.store.account.Role;
import org.hulian.store.search.Addresses;
import org.hulian.store.search.MatchedText;
import org.hulian.store.search.NewAlert;
import org.hulian.store.search.SavedQuery;
import org.hulian.store.search.SavedSearch;
import org.hulian.store.search.SearchOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people save, they and nobody else change; what is new they see. */
class SavedPagesTest {
  private static final String SEARCH =
      "/search?q=" + URLEncoder.encode("人脸 100%", StandardCharsets.UTF_8);

  @TempDir private Path folder;
  private House house;

  @BeforeEach
  void open() {
    house = new House(folder, ExampleListings.all());
  }

  @AfterEach
  void close() {
    house.close();
  }

  private Visitor anna() {
    Visitor anna = house.account("anna", Role.REVIEWER);
    anna.signIn("anna", House.PASSWORD);
    return anna;
  }

  private SavedSearch only() {
    List<SavedSearch> all = house.database.searches().saved().list();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private void alert(long search, String title, String word) {
    int at = title.indexOf(word);
    MatchedText text =
        new MatchedText(
            title,
            List.of(new TextSpan(at, at + word.length())),
            "",
            List.of(),
            List.of(word),
            title,
            false);
    NewAlert alert = new NewAlert(search, new ListingId("x1"), 1, 0.9, text);
    house.database.searches().alerts().add(List.of(alert));
  }

  @Test
  void aSearchIsSavedAsItWasLookedAtAndOpensTheSameAgain() {
    Visitor anna = anna();
    String looked = SEARCH + "&platform=%E9%97%B2%E9%B1%BC&sound=no&cursor=abc";
    assertThat(anna.get(looked).body()).contains("保存此检索");
    anna.submit("/saved", "name", "我的搜索", "address", looked, "option", "alerts");
    assertThat(only().query())
        .isEqualTo(
            new SavedQuery(
                "我的搜索", "人脸 100%", Map.of("platform", List.of("闲鱼"), "sound", List.of("no"))));
    String opened = anna.open("/saved/" + only().id()).body();
    assertThat(opened).contains("value=\"人脸 100%\"").contains("闲鱼");
    assertThat(house.acts()).contains("anna search.opened search:" + only().id());
  }

  /** A lead may choose it, since a lead can set the address afterwards. */
  @Test
  void aWayThatLeadsNowhereCannotBeChosenAndSaysWhy() {
    Visitor anna = anna();
    String webhook = "value=\"webhook\"";
    String shut = webhook + " disabled=\"disabled\"";
    assertThat(anna.get(SEARCH).body()).contains(shut, "还没有地址");
    assertThat(house.guest(Role.LEAD).get(SEARCH).body())
        .contains(webhook, "还没有地址")
        .doesNotContain(shut);
    Addresses addresses = new Addresses("https://hook.example/in", null);
    house.database.searches().saved().setAddresses(addresses, "lin");
    assertThat(anna.get(SEARCH).body())
        .contains(webhook, "value=\"mail\" disabled=\"disabled\"")
        .doesNotContain(shut);
  }

  @Test
  void itIsRenamedPausedAndDeletedByItsOwnerAlone() {
    Visitor anna = anna();
    anna.get(SEARCH);
    anna.submit("/saved", "name", "一", "address", SEARCH, "option", "alerts");
    String path = "/saved/" + only().id();
    Visitor other = house.account("ben", Role.REVIEWER);
    other.signIn("ben", House.PASSWORD);
    other.get("/saved");
    assertThat(other.submit(path, "name", "二", "q", "x").statusCode()).isEqualTo(404);
    anna.get("/saved");
    anna.submit(path, "name", "二", "q", "照片活化", "option", "shared");
    assertThat(only().query().name()).isEqualTo("二");
    assertThat(other.submit(path, "name", "三", "q", "x").statusCode()).isEqualTo(403);
    anna.submit(path + "/paused", "paused", "true");
    assertThat(only().options().paused()).isTrue();
    anna.submit(path + "/delete");
    assertThat(house.database.searches().saved().list()).isEmpty();
  }

  @Test
  void alertsAreCountedUntilTheyAreRead() {
    Visitor anna = anna();
    SearchOptions options = new SearchOptions(false, false, true, false, false);
    SavedQuery query = new SavedQuery("脸", "人脸", Map.of());
    long id = house.database.searches().saved().save("anna", query, options).orElseThrow();
    alert(id, "出 <b>人脸</b> 数据", "人脸");
    assertThat(anna.get("/queue").body()).contains("1 条未读");
    String page = anna.get("/alerts").body();
    assertThat(page).contains("&lt;b&gt;<mark>人脸</mark>&lt;/b&gt;").contains("全部标为已读");
    anna.submit("/alerts/read", "upTo", Long.toString(1));
    assertThat(anna.get("/alerts").body()).doesNotContain("条未读").doesNotContain("全部标为已读");
  }

  @Test
  void aRegulatorSeesNumbersOfPersonsCovered() {
    SearchOptions shared = new SearchOptions(true, false, true, false, false);
    SavedQuery query = new SavedQuery("脸", "13800138001", Map.of());
    long id = house.database.searches().saved().save("anna", query, shared).orElseThrow();
    alert(id, "联系电话 13800138001 过脸", "13800138001");
    Visitor regulator = house.guest(Role.REGULATOR);
    assertThat(regulator.get("/alerts").body()).contains("过脸").doesNotContain("13800138001");
  }

  @Test
  void addressesAreSetByLeadsAndAdministrators() {
    Visitor anna = anna();
    anna.get("/saved");
    assertThat(anna.get("/deliveries").statusCode()).isEqualTo(403);
    Visitor lead = house.guest(Role.LEAD);
    lead.get("/deliveries");
    lead.submit("/deliveries/addresses", "webhook", "http://example.test/", "mail", "");
    assertThat(house.database.searches().saved().addresses()).isEqualTo(Addresses.NONE);
    lead.submit("/deliveries/addresses", "webhook", "https://example.test/h", "mail", "");
    assertThat(house.database.searches().saved().addresses().webhook())
        .isEqualTo("https://example.test/h");
    assertThat(lead.get("/deliveries").body()).contains("https://example.test/h");
  }

  @Test
  void theListOfWhatWasSentNamesTheWayAndNotAField() {
    SearchOptions options = new SearchOptions(true, false, true, true, true);
    SavedQuery query = new SavedQuery("脸", "人脸", Map.of());
    long id = house.database.searches().saved().save("anna", query, options).orElseThrow();
    Addresses both = new Addresses("https://hook.example/alerts", "team@example.test");
    house.database.searches().saved().setAddresses(both, "root");
    alert(id, "人脸数据", "人脸");
    assertThat(house.guest(Role.LEAD).get("/deliveries").body())
        .contains("<td>Webhook</td>", "<td>邮件</td>");
  }
}

package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.hulian.store.account.PasskeyRepository;
import org.hulian.store.account.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A passkey opens its own account to its own site, as often as it signs anew; what is no passkey
 * opens nothing, and none is taken from who has not proved who it is.
 */
class PasskeyTest {
  private static final String REFUSED = "lin session.refused address:127.0.0.1";

  @TempDir Path folder;
  private House house;
  private PasskeyRepository passkeys;

  @BeforeEach
  void open() {
    house = new House(folder, ExampleListings.all());
    passkeys = house.database.accounts().passkeys();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private static HttpResponse<String> json(Visitor visitor, String path, String body) {
    return visitor.send(
        HttpRequest.newBuilder(visitor.address().resolve(path))
            .header("Content-Type", "application/json")
            .header("X-CSRF-TOKEN", visitor.token())
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Makes an account, and a passkey for it. */
  private Device deviceOf(String name, Role... roles) {
    Visitor owner = house.account(name, roles);
    owner.signIn(name, House.PASSWORD);
    owner.get("/passkeys");
    Device device = Device.of(house);
    HttpResponse<String> made = make(owner, device);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
    return device;
  }

  private static HttpResponse<String> make(Visitor owner, Device device) {
    String options = json(owner, "/passkeys/options", "{}").body();
    return json(owner, "/passkeys/register", device.made(options, "phone"));
  }

  private static String asked(Visitor visitor) {
    visitor.get("/sign-in");
    return json(visitor, "/passkeys/sign-in/options", "{}").body();
  }

  private static int show(Visitor visitor, Device device) {
    return json(visitor, "/passkeys/sign-in", device.shown(asked(visitor))).statusCode();
  }

  private void enabled(boolean enabled) {
    house.database.accounts().setEnabled("lin", enabled, "system");
  }

  @Test
  void whatIsNoPasskeyOpensNothing() {
    Visitor stranger = house.visitor();
    stranger.get("/sign-in");
    HttpResponse<String> options = json(stranger, "/passkeys/sign-in/options", "{}");
    assertThat(options.statusCode()).isEqualTo(200);
    assertThat(options.body())
        .contains("\"rpId\":\"localhost\"", "\"userVerification\":\"required\"")
        .as("says of nobody whether there is such an account")
        .contains("\"allowCredentials\":[]");
    for (String body :
        List.of(
            "",
            "{}",
            "[]",
            "{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"type\":\"public-key\",\"response\":{}}",
            "{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"type\":\"public-key\",\"clientExtensionResults\":{},"
                + "\"response\":{\"authenticatorData\":\"AAAA\",\"clientDataJSON\":\"AAAA\","
                + "\"signature\":\"AAAA\",\"userHandle\":\"AAAA\"}}")) {
      HttpResponse<String> answer = json(stranger, "/passkeys/sign-in", body);
      assertThat(answer.statusCode()).as(body).isEqualTo(400);
      assertThat(answer.body()).doesNotContain("Exception", "webauthn");
    }
    assertThat(json(stranger, "/passkeys/sign-in", "x".repeat(70_000)).statusCode()).isEqualTo(413);
    assertThat(stranger.get("/queue").statusCode()).isEqualTo(302);
  }

  @Test
  void aNewOneNeedsTheFormTokenAndAFreshProof() {
    Visitor lin = house.account("lin", Role.REVIEWER);
    lin.signIn("lin", House.PASSWORD);
    lin.get("/passkeys");
    HttpResponse<String> options = json(lin, "/passkeys/options", "{}");
    assertThat(options.statusCode()).isEqualTo(200);
    assertThat(options.body()).contains("\"name\":\"lin\"", "\"residentKey\":\"required\"");
    for (String body : List.of("{\"publicKey\":{}}", "{}", "[]", "{\"publicKey\":null}")) {
      assertThat(json(lin, "/passkeys/register", body).statusCode()).as(body).isEqualTo(400);
      json(lin, "/passkeys/options", "{}");
    }
    house.clock.pass(Duration.ofMinutes(11));
    lin.get("/passkeys");
    assertThat(json(lin, "/passkeys/options", "{}").statusCode()).isEqualTo(403);
    assertThat(json(lin, "/passkeys/register", "{}").statusCode()).isEqualTo(403);
    assertThat(lin.post("/passkeys/new").body()).contains("请再次输入密码");
    lin.useTokenOf(house.visitor());
    assertThat(json(lin, "/passkeys/sign-in/options", "{}").statusCode()).isEqualTo(403);
    assertThat(passkeys.list("lin")).isEmpty();
  }

  @Test
  void onlyWhatIsMadeHereAndAtOnceAndByItsOwnerIsTaken() {
    Visitor lin = house.account("lin", Role.REVIEWER);
    house.account("bo", Role.ADMINISTRATOR);
    lin.signIn("bo", House.PASSWORD);
    lin.get("/passkeys");
    Device device = Device.of(house);
    String forBo = json(lin, "/passkeys/options", "{}").body();
    lin.signIn("lin", House.PASSWORD);
    lin.get("/passkeys");
    assertThat(json(lin, "/passkeys/register", device.made(forBo, "x")).statusCode())
        .as("begun by another in the same browser")
        .isEqualTo(403);
    assertThat(make(lin, device.at("https://elsewhere.example")).statusCode()).isEqualTo(400);
    assertThat(make(lin, device.forSite("elsewhere.example")).statusCode()).isEqualTo(400);
    assertThat(make(lin, device.unasked()).statusCode()).isEqualTo(400);
    String options = json(lin, "/passkeys/options", "{}").body();
    house.clock.pass(Duration.ofMinutes(5));
    assertThat(json(lin, "/passkeys/register", device.made(options, "x")).statusCode())
        .as("too late")
        .isEqualTo(400);
    assertThat(house.acts()).contains("lin passkey.refused address:127.0.0.1");
    assertThat(passkeys.list("lin")).isEmpty();
    assertThat(passkeys.list("bo")).isEmpty();

    options = json(lin, "/passkeys/options", "{}").body();
    String made = device.made(options, "phone");
    assertThat(json(lin, "/passkeys/register", made).statusCode()).isEqualTo(200);
    assertThat(json(lin, "/passkeys/register", made).statusCode()).as("twice").isEqualTo(400);
    assertThat(make(lin, device).statusCode()).as("known already").isEqualTo(400);
    assertThat(house.acts()).containsOnlyOnce("lin passkey.added account:lin");
  }

  @Test
  void aGuestHasNoAccountToAddOneTo() {
    Visitor guest = house.guest(Role.REVIEWER);
    assertThat(guest.get("/passkeys").body()).contains("一次性链接").doesNotContain("/passkeys/new");
    assertThat(json(guest, "/passkeys/options", "{}").statusCode()).isEqualTo(403);
    assertThat(guest.post("/passkeys/AAAA/remove").statusCode()).isEqualTo(404);
  }

  @Test
  void itOpensItsAccountWithTheRolesThatThisHasAndCountsAsProof() {
    Device device = deviceOf("lin", Role.REVIEWER);
    house.database.accounts().setRoles("lin", Set.of(Role.REGULATOR), "system");
    Visitor lin = house.visitor();
    String before = lin.session();
    assertThat(show(lin, device)).isEqualTo(200);
    assertThat(lin.session()).isNotEqualTo(before);
    assertThat(lin.get("/accounts").statusCode()).isEqualTo(403);
    assertThat(lin.get("/queue").statusCode()).isEqualTo(200);
    assertThat(lin.post("/queue/next").statusCode()).as("no reviewer any more").isEqualTo(403);
    lin.get("/search");
    assertThat(lin.post("/search/export", "q", "人脸", "format", "csv").statusCode())
        .as("proved just now")
        .isEqualTo(200);
    house.clock.pass(Duration.ofMinutes(11));
    lin.get("/search");
    assertThat(lin.post("/search/export", "q", "人脸", "format", "csv").statusCode()).isEqualTo(403);
    enabled(false);
    assertThat(lin.get("/queue").headers().firstValue("Location")).hasValue("/sign-in");
  }

  @Test
  void everyChallengeIsGoodOnceForItsSessionAndForFiveMinutes() {
    Device device = deviceOf("lin", Role.REVIEWER);
    Visitor lin = house.visitor();
    Visitor other = house.visitor();
    String stolen = device.shown(asked(lin));
    asked(other);
    assertThat(json(other, "/passkeys/sign-in", stolen).statusCode())
        .as("elsewhere")
        .isEqualTo(400);
    assertThat(json(lin, "/passkeys/sign-in", stolen).statusCode()).isEqualTo(200);
    lin.get("/passkeys");
    assertThat(json(lin, "/passkeys/sign-in", stolen).statusCode()).as("again").isEqualTo(400);
    String late = device.shown(asked(other));
    house.clock.pass(Duration.ofMinutes(5));
    assertThat(json(other, "/passkeys/sign-in", late).statusCode()).as("late").isEqualTo(400);
    assertThat(other.get("/queue").statusCode()).isEqualTo(302);
  }

  @Test
  void anotherSiteOrAnotherKeyOrACopyOpensNothing() {
    Device device = deviceOf("lin", Role.REVIEWER);
    Visitor lin = house.visitor();
    for (Device wrong :
        List.of(
            device.at("https://localhost:" + house.console.port()),
            device.at("http://127.0.0.1:" + house.console.port()),
            device.forSite("elsewhere.example"),
            device.unasked())) {
      assertThat(show(lin, wrong)).isEqualTo(400);
    }
    assertThat(house.acts().getFirst()).isEqualTo(REFUSED);
    assertThat(show(lin, Device.of(house))).as("unknown").isEqualTo(400);
    assertThat(house.acts().getFirst()).isEqualTo("anonymous session.refused address:127.0.0.1");
    device.count(40);
    assertThat(show(lin, device)).isEqualTo(200);
    device.count(7);
    assertThat(show(house.visitor(), device)).as("a copy, which lags behind").isEqualTo(400);
    device.count(50);
    enabled(false);
    assertThat(show(house.visitor(), device)).as("disabled").isEqualTo(400);
    enabled(true);
    assertThat(show(house.visitor(), device)).isEqualTo(200);
  }

  @Test
  void removingItNeedsAProofAndEndsWhatItOpened() {
    Device device = deviceOf("lin", Role.REVIEWER);
    deviceOf("bo", Role.REVIEWER);
    Visitor thief = house.visitor();
    assertThat(show(thief, device)).isEqualTo(200);
    Visitor lin = house.visitor();
    lin.signIn("lin", House.PASSWORD);
    assertThat(lin.get("/passkeys").body()).contains("phone", "/passkeys/" + device.id());
    String bos = passkeys.list("bo").getFirst().id();
    assertThat(lin.post("/passkeys/" + bos + "/remove").statusCode()).isEqualTo(404);
    house.clock.pass(Duration.ofMinutes(11));
    lin.get("/passkeys");
    thief.get("/queue");
    String remove = "/passkeys/" + device.id() + "/remove";
    assertThat(lin.post(remove).statusCode()).isEqualTo(403);
    assertThat(lin.post(remove, "_password", House.PASSWORD).statusCode()).isEqualTo(303);
    assertThat(house.acts()).contains("lin passkey.removed account:lin");
    assertThat(thief.get("/queue").headers().firstValue("Location")).hasValue("/sign-in");
    assertThat(lin.get("/queue").statusCode()).isEqualTo(200);
    assertThat(show(house.visitor(), device)).isEqualTo(400);
    assertThat(passkeys.list("bo")).hasSize(1);
  }

  @Test
  void tryingIsSlowedDown() {
    Device device = deviceOf("lin", Role.REVIEWER);
    assertThat(show(house.visitor(), device)).as("is forgiven").isEqualTo(200);
    Visitor stranger = house.visitor();
    for (int i = 0; i < 21; i++) {
      assertThat(show(stranger, Device.of(house))).isEqualTo(400);
    }
    HttpResponse<String> slowed =
        json(stranger, "/passkeys/sign-in", device.shown(asked(stranger)));
    assertThat(slowed.statusCode()).isEqualTo(429);
    assertThat(slowed.headers().firstValue("Retry-After")).isPresent();
    assertThat(stranger.signIn("lin", House.PASSWORD).statusCode()).isEqualTo(429);
    assertThat(house.acts()).containsOnlyOnce("anonymous session.throttled address:127.0.0.1");
    house.clock.pass(Duration.ofSeconds(3));
    assertThat(show(stranger, device)).isEqualTo(200);
  }

  /** People have to be told where passkeys work, and what is missing without scripts. */
  @Test
  void thePagesSayWhereTheyWork() {
    Visitor lin = house.account("lin", Role.REVIEWER);
    String local = "http://localhost:" + house.console.port();
    assertThat(lin.get("/sign-in").body()).contains(local + "/sign-in").doesNotContain("<noscript");
    lin.signIn("lin", House.PASSWORD);
    assertThat(lin.get("/passkeys").body())
        .contains("请改用", local + "/passkeys")
        .doesNotContain("/passkeys/new");
    Visitor named = new Visitor(URI.create(local));
    assertThat(named.get("/sign-in").body()).contains("<noscript").doesNotContain("请改用");
    named.signIn("lin", House.PASSWORD);
    assertThat(named.get("/passkeys").body())
        .contains("<noscript", "需要 JavaScript", "HTTPS", "/passkeys/new")
        .doesNotContain("请改用");
  }
}

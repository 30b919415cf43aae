package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hulian.store.account.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is no passkey opens nothing, and none is taken from who has not proved who it is. */
class PasskeyTest {
  @TempDir Path folder;
  private House house;

  @BeforeEach
  void open() {
    house = new House(folder, ExampleListings.all());
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

  @Test
  void whatIsNoPasskeyOpensNothing() {
    Visitor stranger = house.visitor();
    stranger.get("/sign-in");
    HttpResponse<String> options = json(stranger, "/passkeys/sign-in/options", "{}");
    assertThat(options.statusCode()).isEqualTo(200);
    assertThat(options.body())
        .contains("\"rpId\":\"localhost\"", "\"userVerification\":\"required\"");
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
    assertThat(json(lin, "/passkeys/register", "{\"publicKey\":{}}").statusCode()).isIn(400, 403);
    house.clock.pass(Duration.ofMinutes(11));
    lin.get("/passkeys");
    assertThat(json(lin, "/passkeys/options", "{}").statusCode()).isEqualTo(403);
    assertThat(lin.post("/passkeys/new").body()).contains("请再次输入密码");
    lin.useTokenOf(house.visitor());
    assertThat(json(lin, "/passkeys/sign-in/options", "{}").statusCode()).isEqualTo(403);
    assertThat(house.database.accounts().passkeys().list("lin")).isEmpty();
  }

  @Test
  void aGuestHasNoAccountToAddOneTo() {
    Visitor guest = house.guest(Role.REVIEWER);
    guest.get("/passkeys");
    assertThat(json(guest, "/passkeys/options", "{}").statusCode()).isEqualTo(403);
    assertThat(guest.post("/passkeys/AAAA/remove").statusCode()).isEqualTo(404);
  }
}

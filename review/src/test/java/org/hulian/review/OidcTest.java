package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.hulian.store.account.Account;
import org.hulian.store.account.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Who comes by the operator's issuer has what its table gives; a token with a fault opens nothing.
 */
class OidcTest {
  @TempDir Path folder;
  private TestIssuer issuer;
  private House house;
  private Console console;

  @BeforeEach
  void open() throws IOException {
    issuer = new TestIssuer();
    house = new House(folder.resolve("data"), ExampleListings.all());
    Path file = settings("rw-------");
    console = Console.start(ConsoleSettings.local(house.clock).withIssuer(file), house.parts());
  }

  @AfterEach
  void close() {
    console.close();
    house.close();
    issuer.close();
  }

  private Path settings(String rights) throws IOException {
    Path secret = folder.resolve("issuer.secret");
    Files.writeString(secret, TestIssuer.SECRET + "\n");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString(rights));
    return Files.writeString(
        folder.resolve("issuer.yaml"),
        """
        issuer: %s
        client: hulian
        secret-file: issuer.secret
        roles-claim: realm.groups
        roles:
          faces-review: reviewer
          faces-lead: [lead, reviewer]
        """
            .formatted(issuer.address()));
  }

  private static Map<String, String> question(Visitor visitor) {
    HttpResponse<String> start = visitor.get("/oidc/start");
    assertThat(start.statusCode()).isEqualTo(303);
    Map<String, String> question = new HashMap<>();
    String location = start.headers().firstValue("Location").orElseThrow();
    for (String pair : URI.create(location).getRawQuery().split("&", -1)) {
      String[] parts = pair.split("=", 2);
      question.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return question;
  }

  private static String value(Map<String, String> question, String name) {
    return Objects.requireNonNull(question.get(name));
  }

  private JWTClaimsSet.Builder claims(Map<String, String> question, String... groups) {
    return new JWTClaimsSet.Builder()
        .issuer(issuer.address())
        .audience("hulian")
        .subject("4711")
        .claim("nonce", question.get("nonce"))
        .claim("preferred_username", "Lin@review.example")
        .claim("realm", Map.of("groups", List.of(groups)))
        .claim("auth_time", house.clock.instant().getEpochSecond())
        .issueTime(Date.from(house.clock.instant()))
        .expirationTime(Date.from(house.clock.instant().plusSeconds(300)));
  }

  /** Goes there and comes back with this token; where to. */
  private String come(Visitor visitor, Function<Map<String, String>, String> token) {
    Map<String, String> question = question(visitor);
    issuer.gives(token.apply(question), value(question, "code_challenge"));
    return back(visitor, value(question, "state"));
  }

  private static String back(Visitor visitor, String state) {
    return visitor
        .get("/oidc/return?code=the-code&state=" + state)
        .headers()
        .firstValue("Location")
        .orElse("");
  }

  private Visitor visitor() {
    return new Visitor(console.address());
  }

  @Test
  void aGoodTokenOpensWhatTheTableGives() {
    house.account("lin", Role.ADMINISTRATOR);
    Visitor visitor = visitor();
    assertThat(visitor.get("/sign-in").body()).contains("/oidc/start");
    String before = visitor.session();
    Map<String, String> question = question(visitor);
    assertThat(question)
        .containsKeys("state", "nonce", "code_challenge")
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("max_age", "600")
        .containsEntry("client_id", "hulian");
    assertThat(come(visitor, asked -> issuer.signed(claims(asked, "faces-review", "x").build())))
        .isEqualTo("/");
    assertThat(visitor.session()).isNotEqualTo(before);
    assertThat(visitor.get("/queue").statusCode()).isEqualTo(200);
    assertThat(visitor.get("/accounts").statusCode()).as("lin is somebody else").isEqualTo(403);
    Account made = house.database.accounts().find("lin-2").orElseThrow();
    assertThat(made.roles()).containsExactly(Role.REVIEWER);

    visitor.get("/queue");
    assertThat(visitor.post("/sign-out").statusCode()).isIn(302, 303);
    assertThat(visitor.get("/queue").headers().firstValue("Location")).hasValue("/sign-in");
    assertThat(come(visitor, asked -> issuer.signed(claims(asked, "faces-lead").build())))
        .isEqualTo("/");
    assertThat(house.database.accounts().find("lin-2").orElseThrow().roles())
        .as("the same person, with other roles")
        .isEqualTo(Set.of(Role.LEAD, Role.REVIEWER));
    assertThat(visitor.signIn("lin-2", "{none}").headers().firstValue("Location"))
        .hasValue("/sign-in?wrong");
    assertThat(house.database.accounts().offerPassword("lin-2", Duration.ofDays(1), "system"))
        .as("has no password to change")
        .isEmpty();
    house.database.accounts().setEnabled("lin-2", false, "system");
    assertThat(come(visitor(), asked -> issuer.signed(claims(asked, "faces-lead").build())))
        .endsWith("issuer=disabled");
  }

  @Test
  void aTokenWithAFaultOpensNothing() {
    Map<String, Function<Map<String, String>, String>> faults =
        Map.of(
            "wrong audience",
            asked -> issuer.signed(claims(asked, "faces-lead").audience("another").build()),
            "wrong nonce",
            asked -> issuer.signed(claims(asked, "faces-lead").claim("nonce", "n").build()),
            "no nonce",
            asked -> issuer.signed(claims(asked, "faces-lead").claim("nonce", null).build()),
            "expired",
            asked ->
                issuer.signed(
                    claims(asked, "faces-lead")
                        .issueTime(Date.from(house.clock.instant().minusSeconds(900)))
                        .expirationTime(Date.from(house.clock.instant().minusSeconds(600)))
                        .build()),
            "unsigned",
            asked -> TestIssuer.unsigned(claims(asked, "faces-lead").build()),
            "another's signature",
            asked -> TestIssuer.forged(claims(asked, "faces-lead").build()),
            "wrong issuer",
            asked ->
                issuer.signed(claims(asked, "faces-lead").issuer("https://other.example").build()),
            "no token",
            asked -> "");
    faults.forEach(
        (fault, token) -> {
          Visitor visitor = visitor();
          assertThat(come(visitor, token)).as(fault).isEqualTo("/sign-in?issuer=refused");
          assertThat(visitor.get("/queue").statusCode()).as(fault).isEqualTo(302);
        });
    assertThat(visitor().get("/sign-in?issuer=refused").body()).contains("没有通过");
    assertThat(house.database.accounts().list()).isEmpty();
    assertThat(house.acts()).contains("anonymous session.refused address:127.0.0.1");
  }

  @Test
  void whoHasNoRoleOfTheTableHasNoAccount() {
    Visitor visitor = visitor();
    assertThat(come(visitor, asked -> issuer.signed(claims(asked, "administrator", "").build())))
        .isEqualTo("/sign-in?issuer=role");
    assertThat(visitor.get("/sign-in?issuer=role").body()).contains("没有给您任何角色");
    assertThat(
            come(
                visitor,
                asked -> issuer.signed(claims(asked).claim("realm", "faces-lead").build())))
        .isEqualTo("/sign-in?issuer=role");
    assertThat(house.database.accounts().list()).isEmpty();
  }

  @Test
  void anAnswerIsGoodOnceAndForTheSessionThatAsked() {
    Visitor visitor = visitor();
    Map<String, String> question = question(visitor);
    issuer.gives(
        issuer.signed(claims(question, "faces-lead").build()), value(question, "code_challenge"));
    assertThat(back(visitor(), value(question, "state"))).endsWith("issuer=state");
    assertThat(back(visitor, "made-up")).endsWith("issuer=state");
    assertThat(back(visitor, value(question, "state"))).isEqualTo("/");
    assertThat(back(visitor, value(question, "state"))).endsWith("issuer=state");
    Visitor other = visitor();
    Map<String, String> others = question(other);
    issuer.gives(issuer.signed(claims(others, "faces-lead").build()), "another challenge");
    assertThat(back(other, value(others, "state"))).as("without its verifier").endsWith("refused");
  }

  @Test
  void onlyTheIssuerThatWasNamedIsAskedAndBelieved() {
    issuer.callsItself("https://other.example");
    HttpResponse<String> start = visitor().get("/oidc/start");
    assertThat(start.headers().firstValue("Location")).hasValue("/sign-in?issuer=unreachable");
    assertThat(issuer.asked).containsExactly("/.well-known/openid-configuration");
    assertThat(house.visitor().get("/oidc/start").statusCode()).as("not set up").isEqualTo(404);
    assertThat(house.visitor().get("/sign-in").body()).doesNotContain("/oidc/start");
  }

  @Test
  void aSecretThatOthersCanReadIsNone() throws IOException {
    Path open = settings("rw-r--r--");
    assertThatThrownBy(
            () -> Console.start(ConsoleSettings.local(house.clock).withIssuer(open), house.parts()))
        .isInstanceOf(ConsoleStartException.class)
        .hasMessageContaining("chmod 600");
  }

  /** Each mistake in the file is told in its own words, before anything listens. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "issuer: (.*)       | issuer: http://login.example.org | by https://",
        "client: hulian     | clients: hulian                  | nothing is called clients",
        "client: hulian     | client: ''                       | client: is missing",
        "lead, reviewer     | lead, reveiwer                   | no role reveiwer; there are",
        "issuer.secret      | absent.secret                    | no file absent.secret",
        "faces-lead: (.*)   | faces-lead: []                   | a value without a role",
      })
  void aMistakeInTheFileIsTold(String right, String wrong, String told) throws IOException {
    Path file = settings("rw-------");
    Files.writeString(file, Files.readString(file).replaceFirst(right, wrong));
    assertThatThrownBy(
            () -> Console.start(ConsoleSettings.local(house.clock).withIssuer(file), house.parts()))
        .isInstanceOf(ConsoleStartException.class)
        .hasMessageContaining(told);
  }
}

package org.hulian.review;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** An issuer of OpenID Connect on this machine that says what a test wants it to say. */
final class TestIssuer implements AutoCloseable {
  static final String SECRET = "of no importance";

  private final HttpServer server;
  private final RSAKey key = newKey();

  /** What it calls itself; its own address unless a test says otherwise. */
  private volatile String name;

  private volatile String token = "";
  private volatile String challenge = "";

  /** Paths that were asked for. */
  final List<String> asked = new CopyOnWriteArrayList<>();

  TestIssuer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    name = address();
    server.createContext("/", this::answer);
    server.start();
  }

  private static RSAKey newKey() {
    try {
      return new RSAKeyGenerator(2048).keyID("k").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void callsItself(String other) {
    name = other;
  }

  /** The next code is changed for this token, by whoever knows what the challenge was made of. */
  void gives(String next, String codeChallenge) {
    token = next;
    challenge = codeChallenge;
  }

  String signed(JWTClaimsSet claims) {
    return signed(claims, key);
  }

  /** By a key of its own making. */
  static String forged(JWTClaimsSet claims) {
    return signed(claims, newKey());
  }

  private static String signed(JWTClaimsSet claims, RSAKey by) {
    try {
      SignedJWT jwt =
          new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(), claims);
      jwt.sign(new RSASSASigner(by));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static String unsigned(JWTClaimsSet claims) {
    return new PlainJWT(claims).serialize();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(path);
    String at = address();
    switch (path) {
      case "/.well-known/openid-configuration" ->
          send(
              exchange,
              200,
              """
              {"issuer":"%s","authorization_endpoint":"%s/authorize","token_endpoint":"%s/token",
              "jwks_uri":"%s/keys","response_types_supported":["code"],"subject_types_supported":["public"],
              "id_token_signing_alg_values_supported":["RS256"]}
              """
                  .formatted(name, at, at, at));
      case "/keys" -> send(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
      case "/token" -> token(exchange);
      default -> send(exchange, 404, "{}");
    }
  }

  private void token(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> form = new HashMap<>();
    for (String pair : body.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    String client =
        Base64.getEncoder()
            .encodeToString(
                ("hulian:" + SECRET.replace(' ', '+')).getBytes(StandardCharsets.UTF_8));
    boolean known =
        ("Basic " + client).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    boolean proved = challenge.equals(hash(form.getOrDefault("code_verifier", "")));
    if (known && proved && "the-code".equals(form.get("code"))) {
      send(
          exchange,
          200,
          "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":60,\"id_token\":\"%s\"}"
              .formatted(token));
    } else {
      send(exchange, 400, "{\"error\":\"invalid_grant\"}");
    }
  }

  private static String hash(String verifier) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

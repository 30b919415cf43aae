package org.hulian.review;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person with a browser of their own that keeps cookies and fills in the hidden form token. */
final class Visitor {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final URI address;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private String token = "";

  Visitor(URI address) {
    this.address = address;
  }

  /** Asks for a page; does not follow. */
  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(address.resolve(path)).GET());
  }

  /** Asks for a page and follows to where it leads. */
  HttpResponse<String> open(String path) {
    return follow(get(path));
  }

  /** Sends a form, names and values by turns, with the token of the page seen last. */
  HttpResponse<String> post(String path, String... fields) {
    return send(form(path, body(fields)));
  }

  /** Sends a form as a script does that has the next case before it; empty for none. */
  HttpResponse<String> postAhead(String path, String ahead, String... fields) {
    HttpRequest.Builder form = form(path, body(fields));
    return send(ahead.isEmpty() ? form : form.header("Hulian-Ahead", ahead));
  }

  private String body(String... fields) {
    StringBuilder body = new StringBuilder("_csrf=" + encode(token));
    for (int i = 0; i < fields.length; i += 2) {
      body.append('&').append(encode(fields[i])).append('=').append(encode(fields[i + 1]));
    }
    return body.toString();
  }

  /** Sends a form as {@link #post} does; returns the bytes of the answer. */
  byte[] download(String path, String... fields) {
    try {
      return client
          .send(
              form(path, body(fields)).timeout(Duration.ofSeconds(30)).build(),
              HttpResponse.BodyHandlers.ofByteArray())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Sends a file in a form, with the token of the page seen last. */
  HttpResponse<String> upload(String path, byte[] file) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(ascii("--b0undary\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n"));
    body.writeBytes(ascii(token + "\r\n--b0undary\r\n"));
    body.writeBytes(
        ascii("Content-Disposition: form-data; name=\"file\"; filename=\"list.csv\"\r\n\r\n"));
    body.writeBytes(file);
    body.writeBytes(ascii("\r\n--b0undary--\r\n"));
    return send(
        HttpRequest.newBuilder(address.resolve(path))
            .header("Content-Type", "multipart/form-data; boundary=b0undary")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Sends a form and follows to where it leads. */
  HttpResponse<String> submit(String path, String... fields) {
    return follow(post(path, fields));
  }

  /** Sends a form as another site would: without the token. */
  HttpResponse<String> forge(String path) {
    return send(form(path, "forged=yes"));
  }

  HttpResponse<String> signIn(String name, String password) {
    get("/sign-in");
    return post("/sign-in", "username", name, "password", password);
  }

  /** Fills in forms with a token that belongs to somebody else's session. */
  void useTokenOf(Visitor other) {
    token = other.token;
  }

  /** The token of the page seen last. */
  String token() {
    return token;
  }

  /** Value of the session's cookie, empty if there is none. */
  String session() {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("hulian"))
        .map(java.net.HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  private static HttpRequest.Builder form(URI uri, String body) {
    return HttpRequest.newBuilder(uri)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private HttpRequest.Builder form(String path, String body) {
    return form(address.resolve(path), body);
  }

  private HttpResponse<String> follow(HttpResponse<String> response) {
    HttpResponse<String> now = response;
    for (int i = 0; i < 5 && now.statusCode() / 100 == 3; i++) {
      now = get(now.headers().firstValue("Location").orElseThrow());
    }
    return now;
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          client.send(
              request.timeout(Duration.ofSeconds(30)).build(),
              HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      Matcher found = TOKEN.matcher(response.body());
      if (found.find()) {
        token = found.group(1);
      }
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  URI address() {
    return address;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

package org.hulian.bench.review;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person with a browser who decides one case after another. */
final class Reviewer {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern CASE = Pattern.compile("data-case=\"(\\d+)\"");
  private static final Pattern REVISION = Pattern.compile("name=\"revision\" value=\"(\\d+)\"");
  private static final String AHEAD = "Hulian-Ahead";
  private static final String NAME = "reviewer";

  private final URI address;
  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private String token = "";
  private String page = "";
  private String ahead = "";

  private Reviewer(URI address) {
    this.address = address;
  }

  /** Makes an account by an invitation, and signs in. */
  static Reviewer join(URI address, String invitation) {
    String password = UUID.randomUUID().toString();
    Reviewer reviewer = new Reviewer(address);
    URI door = address.resolve("invitations/" + invitation);
    reviewer.get(door);
    reviewer.post(door, "&name=" + NAME + "&password=" + password + "&repeated=" + password, "");
    reviewer.get(address.resolve("sign-in"));
    reviewer.post(address.resolve("sign-in"), "&username=" + NAME + "&password=" + password, "");
    return reviewer;
  }

  /** Takes the first case. */
  void next() {
    get(address.resolve("queue"));
    page = follow(post(address.resolve("queue/next"), "", ""));
  }

  /** Decides the case that is shown, and has the next one; milliseconds from one to the other. */
  double decide() {
    long start = System.nanoTime();
    page = follow(post(decision(), fields(), ""));
    return (System.nanoTime() - start) / 1e6;
  }

  /** Takes the next card while this one is read; milliseconds. */
  double takeAhead() {
    long start = System.nanoTime();
    ahead = post(address.resolve("queue/ahead"), "&after=" + read(CASE), "").body();
    return (System.nanoTime() - start) / 1e6;
  }

  /** Decides, with the next card in place already; milliseconds to the answer. */
  double decideAhead() {
    Matcher next = CASE.matcher(ahead);
    if (!next.find()) {
      throw new IllegalStateException("there was no next card");
    }
    long start = System.nanoTime();
    HttpResponse<String> answer = post(decision(), fields(), next.group(1));
    double millis = (System.nanoTime() - start) / 1e6;
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("the decision was answered with " + answer.statusCode());
    }
    page = ahead;
    return millis;
  }

  private URI decision() {
    return address.resolve("cases/" + read(CASE) + "/decision");
  }

  private String fields() {
    return "&revision=" + read(REVISION) + "&verdict=violation&policy=FD-1&clearance=NV-0&note=";
  }

  private String read(Pattern pattern) {
    Matcher found = pattern.matcher(page);
    if (!found.find()) {
      throw new IllegalStateException("no case is shown");
    }
    return found.group(1);
  }

  private String follow(HttpResponse<String> answer) {
    String to = answer.headers().firstValue("Location").orElse("");
    return to.isEmpty() ? answer.body() : get(address.resolve(to)).body();
  }

  private HttpResponse<String> get(URI uri) {
    return send(HttpRequest.newBuilder(uri).GET());
  }

  private HttpResponse<String> post(URI uri, String fields, String header) {
    String body = "_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8) + fields;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return send(header.isEmpty() ? request : request.header(AHEAD, header));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      Matcher found = TOKEN.matcher(answer.body());
      if (found.find()) {
        token = found.group(1);
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

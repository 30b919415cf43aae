package org.hulian.crawler.extract;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.hulian.listing.Listing;
import org.hulian.listing.Price;
import org.hulian.listing.Reply;
import org.hulian.listing.Status;
import org.jspecify.annotations.Nullable;

/** Compares listings with a truth file of captures. */
final class CaptureScore {
  private final Map<String, List<Listing>> live = new HashMap<>();
  private final Map<String, int[]> counts = new TreeMap<>();

  void add(Listing listing) {
    if (listing.sighting().status() == Status.LIVE) {
      String url = same(Objects.requireNonNull(listing.origin().url()));
      live.computeIfAbsent(url, u -> new ArrayList<>()).add(listing);
    }
  }

  Map<String, Double> against(Path truthFile) throws IOException {
    Set<String> known = new HashSet<>();
    for (String line : Files.readAllLines(truthFile)) {
      Thing truth = JsonLd.parse(line).getFirst();
      String kind = Objects.requireNonNull(truth.text("kind"));
      Set<String> addresses = addresses(truth);
      if (kind.equals("removed")) {
        mark("removed", addresses.stream().noneMatch(live::containsKey));
      } else if (!kind.equals("index")) {
        known.addAll(addresses);
        if (truth.text("thread_url") == null) {
          item(truth, addresses);
        }
      }
    }
    Map<String, Double> shares = new TreeMap<>();
    counts.forEach((field, count) -> shares.put(field, (double) count[1] / count[0]));
    shares.put("spurious", (double) live.keySet().stream().filter(u -> !known.contains(u)).count());
    return shares;
  }

  private static Set<String> addresses(Thing truth) {
    Set<String> addresses = new HashSet<>();
    for (String field : List.of("url", "aliases", "detail_url", "thread_url")) {
      truth.values(field).forEach(address -> addresses.add(same(address.toString())));
    }
    return addresses;
  }

  private void item(Thing truth, Set<String> addresses) {
    List<Listing> found = new ArrayList<>();
    addresses.forEach(address -> found.addAll(live.getOrDefault(address, List.of())));
    mark("found", !found.isEmpty());
    mark("once", found.size() == 1);
    if (found.isEmpty()) {
      return;
    }
    Listing listing = found.getFirst();
    mark("title", squash(listing.title()).equals(squash(truth.text("title"))));
    if (truth.text("detail_url") == null) {
      mark("body", squash(listing.body()).equals(squash(truth.text("body"))));
    }
    if ("field".equals(truth.text("price_where"))) {
      Price price = listing.price();
      BigDecimal amount = new BigDecimal(Objects.requireNonNull(truth.text("price")));
      mark(
          "price",
          price != null && price.amount() != null && price.amount().compareTo(amount) == 0);
    }
    mark("seller", squash(listing.seller()).equals(squash(truth.text("seller"))));
    mark("category", squash(listing.category()).equals(squash(truth.text("category"))));
    List<String> replies =
        truth.values("reply_bodies").stream().map(x -> squash(x.toString())).toList();
    mark(
        "replies",
        listing.replies().stream()
            .map(Reply::body)
            .map(CaptureScore::squash)
            .toList()
            .equals(replies));
  }

  private void mark(String field, boolean right) {
    int[] count = counts.computeIfAbsent(field, f -> new int[2]);
    count[0]++;
    count[1] += right ? 1 : 0;
  }

  private static String same(String url) {
    String plain = URLDecoder.decode(url.replace("+", "%2B"), StandardCharsets.UTF_8);
    return plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
  }

  private static String squash(@Nullable String text) {
    return text == null ? "" : text.replaceAll("\\s+", "");
  }
}

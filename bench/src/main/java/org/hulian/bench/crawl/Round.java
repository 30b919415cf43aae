package org.hulian.bench.crawl;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a contender is to crawl in one go.
 *
 * @param hosts with their ports
 * @param folder of the forum on each of them, which nobody has crawled before
 * @param delay between two requests to one host
 * @param limit after which it stops, zero to go on to the end
 * @param data a folder that is there, and empty
 */
record Round(List<String> hosts, String folder, Duration delay, Duration limit, Path data) {
  /** Pages in work at once, the same for all contenders. */
  static final int WORKERS = 16;

  /** Where to begin, one address for each host. */
  List<String> starts() {
    return hosts.stream().map(host -> "http://" + host + folder + "forum.php").toList();
  }

  boolean limited() {
    return !limit.isZero();
  }

  /** Whether an address is one of the pages to be crawled. */
  boolean covers(String address) {
    if (!address.startsWith("http://127.")) {
      return false;
    }
    URI uri = URI.create(address);
    String path = uri.getRawQuery() == null ? uri.getRawPath() : "";
    return path.startsWith(folder) && MadeForum.isPage(path) && hosts.contains(uri.getAuthority());
  }
}

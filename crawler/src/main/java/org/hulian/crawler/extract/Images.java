package org.hulian.crawler.extract;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Addresses of the pictures that an author put into a text; emoji and icons are none. */
final class Images {
  /** Where engines that load pictures late keep the address, most telling first. */
  private static final List<String> SOURCES =
      List.of("zoomfile", "file", "data-original", "data-src", "data-lazy-src", "src");

  private final HtmlPage page;

  Images(HtmlPage page) {
    this.page = page;
  }

  List<String> of(@Nullable Element content) {
    List<String> images = new ArrayList<>();
    if (content == null) {
      return images;
    }
    for (Element image : content.select("img")) {
      if (images.size() >= Limits.MAX_IMAGES) {
        break;
      }
      boolean icon = Marks.EMOJI.matcher(Marks.of(image)).find() || image.hasAttr("smilieid");
      if (!icon) {
        address(image, images);
      }
    }
    return images;
  }

  private void address(Element image, List<String> into) {
    for (String source : SOURCES) {
      String address = image.attr(source);
      if (!address.isBlank()) {
        Addresses.resolve(page.base(), address)
            .map(URI::toString)
            .filter(found -> !into.contains(found))
            .ifPresent(into::add);
        return;
      }
    }
  }
}

package org.hulian.crawler.extract;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.hulian.listing.Listing;
import org.hulian.listing.Price;
import org.hulian.listing.Reply;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Extracts a WARC file into JSON Lines, to try things on: WARC, output, folder of engines or "-".
 */
final class CaptureExtract {
  private CaptureExtract() {}

  public static void main(String[] arguments) throws IOException {
    EngineCatalog engines =
        arguments[2].equals("-")
            ? EngineCatalog.empty()
            : EngineCatalog.load(Path.of(arguments[2]));
    ListingExtractor extractor = new ListingExtractor(engines);
    ItemAssembler assembler = new ItemAssembler();
    CaptureFiles.read(Path.of(arguments[0]), page -> assembler.add(extractor.extract(page)));
    try (Writer out = Files.newBufferedWriter(Path.of(arguments[1]));
        JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
      assembler.finish(listing -> write(json, listing));
    }
  }

  static void write(JsonGenerator json, Listing listing) {
    json.writeStartObject();
    json.writeStringProperty("url", listing.origin().url());
    json.writeStringProperty("id", listing.id().value());
    json.writeStringProperty("kind", listing.kind().name().toLowerCase(Locale.ROOT));
    json.writeStringProperty("title", listing.title());
    json.writeStringProperty("body", listing.body());
    Price price = listing.price();
    BigDecimal amount = price == null ? null : price.amount();
    if (price != null && amount != null) {
      json.writeObjectPropertyStart("price");
      json.writeNumberProperty("amount", amount);
      json.writeStringProperty("currency", price.currency());
      json.writeEndObject();
    }
    json.writeStringProperty("seller", listing.seller());
    json.writeStringProperty(
        "postedAt", listing.postedAt() == null ? null : listing.postedAt().toString());
    json.writeStringProperty("category", listing.category());
    json.writeArrayPropertyStart("replies");
    for (Reply reply : listing.replies()) {
      json.writeStartObject();
      json.writeStringProperty("author", reply.author());
      json.writeStringProperty("body", reply.body());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringProperty("status", listing.sighting().status().name().toLowerCase(Locale.ROOT));
    json.writeEndObject();
    json.writeRaw('\n');
  }
}

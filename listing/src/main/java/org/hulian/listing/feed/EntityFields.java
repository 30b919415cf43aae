package org.hulian.listing.feed;

import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.Mention;
import tools.jackson.core.JsonGenerator;

/** An entity with its typed parts as a JSON object, and back. */
final class EntityFields {
  private EntityFields() {}

  static void write(JsonGenerator json, Entity entity) {
    Mention at = entity.at();
    json.writeStartObject();
    json.writeStringProperty("type", entity.type());
    VerdictCodec.place(json, at.field(), at.span(), at.text());
    switch (entity) {
      case Entity.Price price -> {
        json.writeNumberProperty("amount", price.amount());
        if (price.upper() != null) {
          json.writeNumberProperty("upper", price.upper());
        }
        json.writeStringProperty("currency", price.currency());
        Json.text(json, "unit", price.unit());
      }
      case Entity.Quantity quantity -> {
        json.writeNumberProperty("amount", quantity.amount());
        json.writeStringProperty("unit", quantity.unit());
      }
      case Entity.Contact contact -> {
        json.writeStringProperty("kind", contact.kind());
        json.writeStringProperty("handle", contact.handle());
      }
      case Entity.TargetPlatform platform -> json.writeStringProperty("name", platform.name());
      case Entity.NamedTool tool -> json.writeStringProperty("name", tool.name());
    }
    json.writeEndObject();
  }

  static Entity read(JsonObject row) {
    Mention at =
        new Mention(
            FieldRef.parse(row.required("field")), VerdictCodec.span(row), row.required("text"));
    return switch (row.required("type")) {
      case "PRICE" ->
          new Entity.Price(
              at,
              row.requiredNumber("amount"),
              row.number("upper"),
              row.required("currency"),
              row.text("unit"));
      case "QUANTITY" ->
          new Entity.Quantity(at, row.requiredNumber("amount"), row.required("unit"));
      case "CONTACT" -> new Entity.Contact(at, row.required("kind"), row.required("handle"));
      case "TARGET_PLATFORM" -> new Entity.TargetPlatform(at, row.required("name"));
      case "NAMED_TOOL" -> new Entity.NamedTool(at, row.required("name"));
      case String other -> throw new FeedException("no such entity: " + other);
    };
  }
}

package org.hulian.listing.feed;

import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.Mention;
import org.hulian.listing.text.TextSpan;
import tools.jackson.core.JsonGenerator;

/** Entities with their typed parts, both ways. */
final class EntityJson {
  private EntityJson() {}

  static void write(JsonGenerator json, Entity entity) {
    Mention at = entity.at();
    json.writeStringProperty("type", entity.type());
    json.writeStringProperty("text", at.text());
    json.writeNumberProperty("start", at.span().start());
    json.writeNumberProperty("end", at.span().end());
    json.writeStringProperty("field", at.field().toString());
    switch (entity) {
      case Entity.Price price -> {
        json.writeNumberProperty("amount", price.amount());
        if (price.upper() != null) {
          json.writeNumberProperty("upper", price.upper());
        }
        json.writeStringProperty("currency", price.currency());
        ListingJson.text(json, "unit", price.unit());
      }
      case Entity.Quantity quantity -> {
        json.writeNumberProperty("amount", quantity.amount());
        json.writeStringProperty("unit", quantity.unit());
      }
      case Entity.Contact contact -> {
        json.writeStringProperty("kind", contact.kind());
        json.writeStringProperty("handle", contact.handle());
      }
      case Entity.TargetPlatform target -> json.writeStringProperty("name", target.name());
      case Entity.NamedTool tool -> json.writeStringProperty("name", tool.name());
    }
  }

  static Entity read(JsonObject json) {
    Mention at =
        new Mention(
            FieldRef.parse(json.required("field")),
            new TextSpan(json.integer("start"), json.integer("end")),
            json.required("text"));
    return switch (json.required("type")) {
      case "PRICE" ->
          new Entity.Price(
              at,
              json.number("amount"),
              json.numberOrNull("upper"),
              json.required("currency"),
              json.text("unit"));
      case "QUANTITY" -> new Entity.Quantity(at, json.number("amount"), json.required("unit"));
      case "CONTACT" -> new Entity.Contact(at, json.required("kind"), json.required("handle"));
      case "TARGET_PLATFORM" -> new Entity.TargetPlatform(at, json.required("name"));
      case "NAMED_TOOL" -> new Entity.NamedTool(at, json.required("name"));
      default -> throw new FieldException("no such type of entity");
    };
  }
}

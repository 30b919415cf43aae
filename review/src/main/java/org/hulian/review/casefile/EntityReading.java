package org.hulian.review.casefile;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.Verdict;
import org.jspecify.annotations.Nullable;

/** Puts what a listing names into words. */
final class EntityReading {
  private EntityReading() {}

  static List<CaseView.Named> named(Optional<Verdict> verdict, UnaryOperator<String> shown) {
    return verdict.map(Verdict::entities).orElse(List.of()).stream()
        .map(entity -> named(entity, shown))
        .toList();
  }

  private static CaseView.Named named(Entity entity, UnaryOperator<String> shown) {
    // What is masked for somebody cannot be followed by them.
    boolean followed =
        entity instanceof Entity.Contact contact
            && shown.apply(contact.handle()).equals(contact.handle())
            && contact.handle().indexOf('*') < 0;
    return new CaseView.Named(
        entity.type(),
        shown.apply(entity.at().text()),
        shown.apply(reading(entity)),
        entity.at().field().toString(),
        followed && entity instanceof Entity.Contact contact ? contact.kind() : "",
        followed && entity instanceof Entity.Contact contact ? contact.handle() : "");
  }

  private static String reading(Entity entity) {
    return switch (entity) {
      case Entity.Price price ->
          price.amount().toPlainString()
              + (price.upper() == null ? "" : "–" + price.upper().toPlainString())
              + " "
              + price.currency()
              + per(price.unit());
      case Entity.Quantity quantity -> quantity.amount().toPlainString() + " " + quantity.unit();
      case Entity.Contact contact -> contact.kind() + ": " + contact.handle();
      case Entity.TargetPlatform platform -> platform.name();
      case Entity.NamedTool tool -> tool.name();
    };
  }

  private static String per(@Nullable String unit) {
    return unit == null ? "" : " / " + unit;
  }
}

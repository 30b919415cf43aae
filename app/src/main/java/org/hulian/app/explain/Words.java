package org.hulian.app.explain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.hulian.classifier.explanation.Manner;
import org.hulian.classifier.lexicon.Sense;
import org.hulian.classifier.lexicon.Strength;
import org.hulian.classifier.verdict.Aggravation;
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.FieldRef;
import org.jspecify.annotations.Nullable;

/** What the names in an explanation mean, in words. */
final class Words {
  private Words() {}

  /** A text of a listing; replies are counted from 1, as people do. */
  static String field(FieldRef field) {
    return switch (field.part()) {
      case TITLE -> "title";
      case BODY -> "body";
      case REPLY -> "reply " + (field.index() + 1);
    };
  }

  static String category(Category category) {
    return category.key().replace('_', ' ');
  }

  /** How a term was met. */
  static String manners(Set<Manner> manners) {
    if (manners.isEmpty()) {
      return "as written";
    }
    List<String> words = manners.stream().map(Words::manner).toList();
    return String.join(", ", words);
  }

  private static String manner(Manner manner) {
    return switch (manner) {
      case SPLIT -> "split characters";
      case OTHER_SIGNS -> "other characters";
      case BROKEN_UP -> "broken up";
      case SWAPPED -> "neighbours swapped";
      case BY_SOUND -> "by sound";
      case BY_INITIALS -> "by initials";
      case DOUBLED -> "characters doubled";
      case BRACKETED -> "noise in brackets";
    };
  }

  static String sense(Sense sense) {
    return switch (sense) {
      case GOODS -> "goods of the trade";
      case DEED -> "a deed of the trade";
      case OFFER -> "selling";
      case ASK -> "buying, looking for";
      case TEACH -> "tuition";
      case RECRUIT -> "looking for helpers";
      case OFF_PLATFORM -> "takes the talk elsewhere";
      case CONTACT_KIND -> "a messenger";
      case TARGET_PLATFORM -> "a platform whose check may be meant";
      case NAMED_TOOL -> "a tool of the trade";
      case HINT -> "leaves something unsaid";
      case PROOF -> "samples, films, guarantees";
      case WARNING -> "news, warning, rule";
      case OWN_ACCOUNT -> "the writer's own account or face";
      case LAWFUL -> "a lawful neighbour";
      case SENSITIVE_PART -> "identity particulars";
      case PRICE_UNIT -> "the unit of a price";
    };
  }

  static String strength(Strength strength) {
    return switch (strength) {
      case WEAK -> "weak (everyday word)";
      case MEDIUM -> "medium";
      case STRONG -> "strong";
    };
  }

  static String aggravation(Aggravation aggravation) {
    return switch (aggravation) {
      case IDENTITY_PAPERS -> "identity number or papers";
      case MONEY_OR_WHEREABOUTS -> "bank card, telephone or whereabouts";
      case LARGE_LOT -> "a lot of 10,000 or more";
      case TUITION -> "tuition";
      case MONEY_OR_STATE_TARGET -> "money or state as target";
      case HELPERS_WANTED -> "agents or workers wanted";
      case READY_PHONE -> "a phone ready for use";
    };
  }

  /** The typed parts of an entity, which may hold what a seller wrote. */
  static String entity(Entity entity) {
    return switch (entity) {
      case Entity.Price price ->
          "price: " + amount(price.amount(), price.upper()) + " " + price.currency() + each(price);
      case Entity.Quantity quantity ->
          "quantity: " + quantity.amount().toPlainString() + " " + quantity.unit();
      case Entity.Contact contact -> "contact: " + contact.kind() + " " + contact.handle();
      case Entity.TargetPlatform platform -> "target platform: " + platform.name();
      case Entity.NamedTool tool -> "named tool: " + tool.name();
    };
  }

  private static String amount(BigDecimal amount, @Nullable BigDecimal upper) {
    return amount.toPlainString() + (upper == null ? "" : " to " + upper.toPlainString());
  }

  private static String each(Entity.Price price) {
    return price.unit() == null ? "" : " per " + price.unit();
  }
}

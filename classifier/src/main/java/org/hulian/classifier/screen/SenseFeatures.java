package org.hulian.classifier.screen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;
import org.hulian.classifier.lexicon.Lexicon;
import org.hulian.classifier.lexicon.Sense;
import org.hulian.classifier.lexicon.Strength;
import org.hulian.classifier.lexicon.Term;

/**
 * Features made of what terms mean: which concepts and senses were met, how, and which of them
 * together. Every feature has a number here and a name in the model file. Thread-safe.
 */
// The numbers live only as long as the tables; names go into files.
@SuppressWarnings("EnumOrdinal")
final class SenseFeatures {
  private static final int TRADE_STRONG = 0;
  private static final int TRADE = 1;
  private static final int TRADE_WEAK = 2;
  private static final int GOODS = 3;
  private static final int DEED = 4;
  private static final int PRICE = 5;
  private static final int CONTACT = 6;
  private static final int FIRST_SENSE = 7;
  private static final int FLAGS = FIRST_SENSE + Sense.values().length;

  private final Lexicon lexicon;
  private final List<String> names = new ArrayList<>();
  private final int[] conceptOf;
  private final int senseBase;
  private final int viaBase;
  private final int typedBase;
  private final int oddBase;
  private final int pairBase;

  SenseFeatures(Lexicon lexicon) {
    this.lexicon = lexicon;
    Map<String, Integer> concepts = new HashMap<>();
    conceptOf = new int[lexicon.terms().size()];
    for (int i = 0; i < conceptOf.length; i++) {
      String concept = lexicon.terms().get(i).concept().name();
      Integer known = concepts.get(concept);
      if (known == null) {
        known = name("t:" + concept);
        concepts.put(concept, known);
      }
      conceptOf[i] = known;
    }
    senseBase = names.size();
    for (Sense sense : Sense.values()) {
      for (Strength strength : Strength.values()) {
        name("k:" + sense.key() + ":" + strength.key());
      }
    }
    viaBase = names.size();
    for (Via via : Via.values()) {
      name("v:" + via.name().toLowerCase(Locale.ROOT));
    }
    typedBase = names.size();
    for (String typed : TypedPatterns.names()) {
      name("p:" + typed);
    }
    oddBase = names.size();
    for (String odd : Oddness.names()) {
      name("o:" + odd);
    }
    pairBase = names.size();
    namePairs();
  }

  private int name(String name) {
    names.add(name);
    return names.size() - 1;
  }

  private void namePairs() {
    for (int i = 0; i < FLAGS; i++) {
      for (int j = i + 1; j < FLAGS; j++) {
        name("c:" + flagName(i) + "+" + flagName(j));
      }
    }
  }

  private static String flagName(int flag) {
    return switch (flag) {
      case TRADE_STRONG -> "trade-strong";
      case TRADE -> "trade";
      case TRADE_WEAK -> "trade-weak";
      case GOODS -> "any-goods";
      case DEED -> "any-deed";
      case PRICE -> "price";
      case CONTACT -> "contact";
      default -> Sense.values()[flag - FIRST_SENSE].key();
    };
  }

  /** The names of all features, by number. */
  List<String> names() {
    return List.copyOf(names);
  }

  /**
   * Tells which features a listing has, some more than once.
   *
   * @param typed bits of {@link TypedPatterns}
   * @param odd bits of {@link Oddness}
   */
  void emit(HitBuffer hits, int typed, int odd, IntConsumer feature) {
    long flags = flags(hits, typed, feature);
    bits(typed, TypedPatterns.COUNT, typedBase, feature);
    bits(odd, Oddness.COUNT, oddBase, feature);
    for (long rest = flags; rest != 0; rest &= rest - 1) {
      int first = Long.numberOfTrailingZeros(rest);
      for (long others = rest & (rest - 1); others != 0; others &= others - 1) {
        feature.accept(pair(first, Long.numberOfTrailingZeros(others)));
      }
    }
  }

  /** The feature of two flags, the lower first, numbered as {@link #namePairs} names them. */
  private int pair(int first, int second) {
    return pairBase + first * (2 * FLAGS - first - 1) / 2 + second - first - 1;
  }

  private static void bits(int bits, int count, int base, IntConsumer feature) {
    for (int rest = bits; rest != 0; rest &= rest - 1) {
      int bit = Integer.numberOfTrailingZeros(rest);
      if (bit < count) {
        feature.accept(base + bit);
      }
    }
  }

  private long flags(HitBuffer hits, int typed, IntConsumer feature) {
    boolean company = hasCompany(hits, typed);
    long flags = 0;
    for (int i = 0; i < hits.count(); i++) {
      if (hits.needsCompany(i) && !company) {
        continue;
      }
      int index = hits.term(i);
      Term term = lexicon.terms().get(index);
      feature.accept(conceptOf[index]);
      feature.accept(
          senseBase
              + term.sense().ordinal() * Strength.values().length
              + term.strength().ordinal());
      flags |= flagsOf(term);
      if (hits.via(i) != Via.LITERAL
          && (term.sense() == Sense.GOODS || term.sense() == Sense.DEED)) {
        feature.accept(viaBase + hits.via(i).ordinal());
      }
    }
    if ((typed & (TypedPatterns.PRICE | TypedPatterns.SPOKEN_PRICE)) != 0) {
      flags |= 1L << PRICE;
    }
    boolean handle =
        (typed & (TypedPatterns.HANDLE | TypedPatterns.LONG_NUMBER | TypedPatterns.AT_HANDLE)) != 0;
    boolean kind = (flags & (1L << (FIRST_SENSE + Sense.CONTACT_KIND.ordinal()))) != 0;
    if ((handle && kind) || (typed & TypedPatterns.AT_HANDLE) != 0) {
      flags |= 1L << CONTACT;
    }
    return flags;
  }

  private static long flagsOf(Term term) {
    if (term.sense() != Sense.GOODS && term.sense() != Sense.DEED) {
      return 1L << (FIRST_SENSE + term.sense().ordinal());
    }
    long kind = 1L << (term.sense() == Sense.GOODS ? GOODS : DEED);
    return kind
        | 1L
            << switch (term.strength()) {
              case STRONG -> TRADE_STRONG;
              case MEDIUM -> TRADE;
              case WEAK -> TRADE_WEAK;
            };
  }

  /** Whether the listing has an offer word, a price or a contact. */
  boolean hasCompany(HitBuffer hits, int typed) {
    if ((typed & (TypedPatterns.PRICE | TypedPatterns.SPOKEN_PRICE | TypedPatterns.AT_HANDLE))
        != 0) {
      return true;
    }
    for (int i = 0; i < hits.count(); i++) {
      if (!hits.needsCompany(i)) {
        switch (lexicon.terms().get(hits.term(i)).sense()) {
          case OFFER, ASK, OFF_PLATFORM, CONTACT_KIND, TEACH, RECRUIT -> {
            return true;
          }
          default -> {}
        }
      }
    }
    return false;
  }
}

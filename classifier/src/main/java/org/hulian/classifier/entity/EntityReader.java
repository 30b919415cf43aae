package org.hulian.classifier.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hulian.classifier.screen.TermHit;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.FieldRef;

/** Reads everything that a text names. Thread-safe. */
public final class EntityReader {
  private final PriceReader prices = new PriceReader();
  private final QuantityReader quantities = new QuantityReader();
  private final ContactReader contacts = new ContactReader();

  /** Makes a reader. */
  public EntityReader() {}

  /**
   * Reads a text.
   *
   * @param field the field that it is of
   * @param text as written
   * @param hits the lexicon terms met in it
   * @return in the order of the text
   */
  public List<Entity> read(FieldRef field, String text, List<TermHit> hits) {
    FoldedText folded = FoldedText.of(text);
    List<Entity> found = new ArrayList<>(contacts.read(field, folded));
    List<Entity> money = new ArrayList<>();
    for (Entity price : prices.read(field, folded)) {
      if (found.stream().noneMatch(other -> overlap(other, price))) {
        money.add(price);
      }
    }
    for (Entity quantity : quantities.read(field, folded, money)) {
      if (found.stream().noneMatch(other -> overlap(other, quantity))) {
        found.add(quantity);
      }
    }
    found.addAll(money);
    found.addAll(TargetPlatformReader.read(field, text, hits));
    found.addAll(NamedToolReader.read(field, text, hits));
    found.sort(Comparator.comparingInt(entity -> entity.at().span().start()));
    return found;
  }

  private static boolean overlap(Entity one, Entity other) {
    return one.at().span().start() < other.at().span().end()
        && other.at().span().start() < one.at().span().end();
  }
}

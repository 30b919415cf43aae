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
    // A handle that is warned of is nobody's price or platform either.
    List<Entity> handles = contacts.read(field, folded);
    Spans spoken = new Spans();
    handles.forEach(contact -> spoken.take(contact.at().span()));
    List<Entity> money = new ArrayList<>(prices.read(field, folded));
    money.removeIf(price -> spoken.overlaps(price.at().span()));
    List<Entity> found = new ArrayList<>(Warnings.of(text, hits).sellersOwn(handles));
    for (Entity quantity : quantities.read(field, folded, money)) {
      if (!spoken.overlaps(quantity.at().span())) {
        found.add(quantity);
      }
    }
    found.addAll(money);
    found.addAll(TargetPlatformReader.read(field, text, hits, handles));
    found.addAll(NamedToolReader.read(field, text, hits));
    found.sort(Comparator.comparingInt(entity -> entity.at().span().start()));
    return found;
  }
}

package org.hulian.classifier.signal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All signals, in the order of their names. A new one starts with no weight until it is trained.
 */
public final class Signals {
  private static final List<Signal> ALL =
      List.of(
          new ActsForOthers(),
          new AddsIdentity(),
          new AsksToBuy(),
          new DeniesTheDeed(),
          new DisguisesWords(),
          new GivesContact(),
          new HintsOnly(),
          new LacksTradeWords(),
          new MovesOffPlatform(),
          new NamesProof(),
          new NamesTargetPlatform(),
          new NamesTool(),
          new OffersDeed(),
          new OffersGoods(),
          new OffersInBulk(),
          new PricesLikeTheTrade(),
          new PricesTheTrade(),
          new QuotesAsWarning(),
          new Recruits(),
          new SellsLawfulLookAlike(),
          new SellsToReader(),
          new SpeaksOfOwnAccount(),
          new Teaches(),
          new WordsOfTheTrade());

  private Signals() {}

  /** All signals. */
  public static List<Signal> all() {
    return ALL;
  }

  /**
   * What a signal says.
   *
   * @param name as its findings have it
   * @throws IllegalArgumentException if there is no such signal
   */
  public static SignalInfo info(String name) {
    for (Signal signal : ALL) {
      @Nullable SignalInfo info = signal.getClass().getAnnotation(SignalInfo.class);
      if (signal.name().equals(name) && info != null) {
        return info;
      }
    }
    throw new IllegalArgumentException("there is no such signal: " + name);
  }
}

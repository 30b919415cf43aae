package org.hulian.classifier.lexicon;

import java.util.Locale;

/** What a term says about the text it stands in. */
public enum Sense {
  /** A thing that is traded: face pictures, tools, phones. */
  GOODS,
  /** Something done for pay: passing a check, lifting a ban. */
  DEED,
  /** Words of selling. */
  OFFER,
  /** Words of buying and looking for. */
  ASK,
  /** Tuition and courses. */
  TEACH,
  /** Looking for agents, workers, faces. */
  RECRUIT,
  /** Takes the talk elsewhere. */
  OFF_PLATFORM,
  /** Names a messenger, in whatever disguise. */
  CONTACT_KIND,
  /** A platform whose check may be the target. */
  TARGET_PLATFORM,
  /** A tool of the trade by its name. */
  NAMED_TOOL,
  /** Says that something is left unsaid. */
  HINT,
  /** Samples, films, guarantees. */
  PROOF,
  /** News, warnings, rulings, rules of a platform. */
  WARNING,
  /** The writer's own account, face or papers. */
  OWN_ACCOUNT,
  /** Lawful neighbours: bedding, door locks, family pictures. */
  LAWFUL,
  /** Identity particulars that make a face worth more. */
  SENSITIVE_PART,
  /** What follows a number in a price. */
  PRICE_UNIT;

  /** The name in lexicon files and features, such as {@code off_platform}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}

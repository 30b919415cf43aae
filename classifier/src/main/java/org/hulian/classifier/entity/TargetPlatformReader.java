package org.hulian.classifier.entity;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.hulian.classifier.lexicon.Sense;
import org.hulian.classifier.screen.TermHit;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.text.TextSpan;

/**
 * Names the platforms whose checks are to be passed, by the lexicon. What only says how to reach
 * the seller is none (the 微信 of 微信 demo_0001, of 加微信), nor is a piece of a longer word (the 银行 of
 * 银行卡).
 */
final class TargetPlatformReader {
  /** Longer words of these senses mean something else; 微信解封 and 微信号 are still about WeChat. */
  private static final Set<Sense> OTHER_THINGS =
      EnumSet.of(Sense.SENSITIVE_PART, Sense.OFF_PLATFORM, Sense.LAWFUL);

  /** May stand between the name of a messenger and the handle. */
  private static final String LINKS = " \t\u3000:：号號码碼加是@id账联系聯同";

  private static final int LONGEST_LINK = 6;
  private static final String ADDS = "加➕+＋";

  private final String text;
  private final NavigableMap<Integer, Entity.Contact> contacts = new TreeMap<>();
  private final Spans contactSpans = new Spans();
  private final Set<TextSpan> messengers = new HashSet<>();

  /** For the start of each word that means something else, the furthest end up to there. */
  private final NavigableMap<Integer, Integer> covers = new TreeMap<>();

  private TargetPlatformReader(String text, List<TermHit> hits, List<Entity> handles) {
    this.text = text;
    for (Entity handle : handles) {
      contactSpans.take(handle.at().span());
      if (handle instanceof Entity.Contact contact) {
        contacts.put(handle.at().span().start(), contact);
      }
    }
    int furthest = 0;
    for (TermHit hit : sorted(hits)) {
      if (hit.term().sense() == Sense.CONTACT_KIND) {
        messengers.add(hit.span());
      }
      if (OTHER_THINGS.contains(hit.term().sense())) {
        furthest = Math.max(furthest, hit.span().end());
        covers.put(hit.span().start(), furthest);
      }
    }
  }

  /**
   * Reads the platforms of a text.
   *
   * @param hits the lexicon terms met in it
   * @param handles the contacts read in it
   */
  static List<Entity> read(FieldRef field, String text, List<TermHit> hits, List<Entity> handles) {
    TargetPlatformReader reader = new TargetPlatformReader(text, hits, handles);
    List<TermHit> platforms =
        hits.stream()
            .filter(hit -> hit.term().sense() == Sense.TARGET_PLATFORM)
            .filter(hit -> !reader.isPieceOfAWord(hit.span()))
            .filter(hit -> !reader.isWayToTheSeller(hit))
            .toList();
    return NamedTerms.read(field, text, platforms, Sense.TARGET_PLATFORM).stream()
        .<Entity>map(named -> new Entity.TargetPlatform(named.at(), named.name()))
        .toList();
  }

  private static List<TermHit> sorted(List<TermHit> hits) {
    return hits.stream().sorted(Comparator.comparingInt(hit -> hit.span().start())).toList();
  }

  private boolean isPieceOfAWord(TextSpan span) {
    Map.Entry<Integer, Integer> before = covers.lowerEntry(span.start());
    Map.Entry<Integer, Integer> from = covers.floorEntry(span.start());
    return (before != null && before.getValue() >= span.end())
        || (from != null && from.getValue() > span.end());
  }

  private boolean isWayToTheSeller(TermHit hit) {
    return contactSpans.overlaps(hit.span())
        || namesTheHandleAfter(hit)
        || (messengers.contains(hit.span()) && isToBeAdded(hit.span()));
  }

  private boolean namesTheHandleAfter(TermHit hit) {
    int end = hit.span().end();
    Map.Entry<Integer, Entity.Contact> next = contacts.ceilingEntry(end);
    return next != null
        && next.getKey() - end <= LONGEST_LINK
        && next.getValue().kind().equals(hit.term().shownName())
        && text.substring(end, next.getKey()).chars().allMatch(sign -> LINKS.indexOf(sign) >= 0);
  }

  private boolean isToBeAdded(TextSpan span) {
    int before = span.start() - 1;
    while (before > 0 && text.charAt(before) == ' ' && span.start() - before < LONGEST_LINK) {
      before--;
    }
    return before >= 0 && ADDS.indexOf(text.charAt(before)) >= 0;
  }
}

package org.hulian.classifier.entity;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hulian.classifier.lexicon.Sense;
import org.hulian.classifier.lexicon.Term;
import org.hulian.classifier.screen.TermHit;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.text.TextSpan;

/**
 * Tells the seller's own handle from one that readers are warned of: in 骗子微信 scam_9999 冒充我 the
 * handle belongs to the swindler, in 谨防诈骗，加V kx88217 it is the seller's, who borrows the warning. A
 * handle is warned of where a warning stands in its clause, and it is not what the writer asks to
 * add. Sentence ends, commas and line breaks part clauses.
 *
 * <p>A word that accuses (骗子, scammer) warns before and after the handle. Any other (小心, 举报) does
 * so only right before it, since sellers write 零风险 and 注意备注 about themselves.
 */
final class Warnings {
  private static final String BORDERS = "。！？!?；;，,、\n\r";

  /** A clause is looked at so far on each side of a handle. */
  private static final int REACH = 40;

  /** How far before a handle it may be asked to add it, and before that be told not to. */
  private static final int INVITATION = 8;

  private static final Pattern ACCUSES =
      Pattern.compile("骗|诈|詐|冒充|冒用|盗用|scam|fraud|мошен|развод|estafa|golpe|lừa đảo|penipuan|사기");

  /** What stands right before a handle that the writer wants to be added: 加V, dm me on. */
  private static final Pattern INVITES =
      Pattern.compile("(?:加|➕|\\+|找|联系|聯繫|私|留|add|dm|pm|contact|text)[^。！？!?；;，,、\\n\\r]{0,8}$");

  /** 别加, 让你加 is no invitation of the writer's. */
  private static final Pattern DISSUADES =
      Pattern.compile(
          "(?:别|不要|不能|勿|莫|没|让|叫|要求|诱|骗[我你他她])[^\\s。！？!?；;，,、]{0,3}$|(?:don't|not|never)\\s$");

  private final String text;
  private final TreeMap<Integer, TermHit> byStart = new TreeMap<>();

  private Warnings(String text) {
    this.text = text;
  }

  /**
   * The warnings of a text.
   *
   * @param hits the lexicon terms met in it
   */
  static Warnings of(String text, List<TermHit> hits) {
    Warnings warnings = new Warnings(text);
    for (TermHit hit : hits) {
      if (hit.term().sense() == Sense.WARNING) {
        warnings.byStart.merge(hit.span().start(), hit, Warnings::stronger);
      }
    }
    return warnings;
  }

  /** The contacts that are the seller's own, in order. */
  List<Entity> sellersOwn(List<Entity> contacts) {
    return byStart.isEmpty()
        ? contacts
        : contacts.stream().filter(contact -> !isWarnedOf(contact.at().span())).toList();
  }

  private static TermHit stronger(TermHit one, TermHit other) {
    return accuses(one.term()) || !accuses(other.term()) ? one : other;
  }

  private static boolean accuses(Term term) {
    return ACCUSES.matcher(term.text().toLowerCase(Locale.ROOT)).find();
  }

  private boolean isWarnedOf(TextSpan contact) {
    int from = clauseStart(contact.start());
    int to = clauseEnd(contact.end());
    return !isInvited(contact.start())
        && byStart.subMap(from, to).values().stream().anyMatch(hit -> warns(hit, contact));
  }

  private boolean warns(TermHit hit, TextSpan contact) {
    TextSpan span = hit.span();
    if (span.end() > contact.start()) {
      // The word within a handle such as scam_9999 says nothing.
      return span.start() >= contact.end() && accuses(hit.term());
    }
    return accuses(hit.term()) || isRightBefore(span, contact);
  }

  /** Blanks part Chinese clauses; where words are parted by blanks there may be some. */
  private boolean isRightBefore(TextSpan warning, TextSpan contact) {
    boolean spaced = warning.of(text).chars().noneMatch(Character::isIdeographic);
    return spaced
        || text.substring(warning.end(), contact.start())
            .chars()
            .noneMatch(Character::isWhitespace);
  }

  private boolean isInvited(int contact) {
    // The first sign may be a part of the mention: 加我 wx_demo1.
    int from = clauseStart(contact);
    String before = text.substring(Math.max(from, contact - INVITATION), contact);
    String first = text.substring(contact, Math.min(text.length(), contact + 2));
    boolean own = first.endsWith("我") || INVITES.matcher(before.toLowerCase(Locale.ROOT)).find();
    return own && !isDissuaded(from, contact);
  }

  private boolean isDissuaded(int from, int contact) {
    String before = text.substring(Math.max(from, contact - INVITATION), contact);
    Matcher invitation = INVITES.matcher(before.toLowerCase(Locale.ROOT));
    int end = invitation.find() ? invitation.start() : before.length();
    return DISSUADES.matcher(before.substring(0, end).toLowerCase(Locale.ROOT)).find();
  }

  private int clauseStart(int at) {
    int start = at;
    while (start > 0 && at - start < REACH && !isBorder(start - 1)) {
      start--;
    }
    return start;
  }

  private int clauseEnd(int at) {
    int end = at;
    while (end < text.length() && end - at < REACH && !isBorder(end)) {
      end++;
    }
    return end;
  }

  /** A full stop is one before a blank; within a handle or a number it is none. */
  private boolean isBorder(int at) {
    char sign = text.charAt(at);
    return BORDERS.indexOf(sign) >= 0
        || (sign == '.' && at + 1 < text.length() && Character.isWhitespace(text.charAt(at + 1)));
  }
}

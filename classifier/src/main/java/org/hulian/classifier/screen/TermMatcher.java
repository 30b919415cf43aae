package org.hulian.classifier.screen;

import java.util.List;
import org.hulian.classifier.lexicon.Lexicon;
import org.hulian.classifier.lexicon.Strength;
import org.hulian.classifier.lexicon.Term;
import org.hulian.listing.text.Gap;
import org.hulian.listing.text.NormalizedText;

/**
 * Meets the terms of the lexicon in any disguise. Thread-safe.
 *
 * <p>Guards, as measured: a term of two characters met by sound or initials counts only in company;
 * from three on it counts alone. A term that sounds like everyday words is met by sound only where
 * Latin letters stand for a part of it, and in company. Terms in Latin letters must be whole words
 * of the text as written.
 */
final class TermMatcher {
  private static final int ENOUGH_SYLLABLES = 3;
  private final Term[] terms;
  private final TermTable table;
  private final TermTable.Spelling[] literal;
  private final TermTable.Spelling[] sound;
  private final TermTable.Spelling[] initials;
  private final PatternTrie soundTrie;
  private final PatternTrie initialsTrie;
  private final int longestInitials;

  TermMatcher(Lexicon lexicon) {
    terms = lexicon.terms().toArray(new Term[0]);
    table = new TermTable(lexicon);
    literal = table.literal().toArray(new TermTable.Spelling[0]);
    sound = table.sound().toArray(new TermTable.Spelling[0]);
    initials = table.initials().toArray(new TermTable.Spelling[0]);
    soundTrie = new PatternTrie(TermTable.patterns(table.sound()));
    initialsTrie = new PatternTrie(TermTable.patterns(table.initials()));
    longestInitials =
        table.initials().stream().mapToInt(one -> one.symbols().length()).max().orElse(1);
  }

  Term term(int index) {
    return terms[index];
  }

  /** The spellings to find in the normalised text, numbered from 0. */
  List<PatternTrie.Pattern> written() {
    return TermTable.patterns(table.literal());
  }

  /**
   * Adds a spelling that was found in the normalised text, if it is a term there.
   *
   * @param text number of the text, kept with each hit
   * @param spelling its number in {@link #written}
   * @param end one past its last unit
   */
  void matchWritten(Scratch scratch, int text, int spelling, int end) {
    literal(scratch.view(), text, scratch.hits(), literal[spelling], end);
  }

  /**
   * Adds the terms that are disguised in the text that the scratch's view has read. What is written
   * plainly must have been added before.
   *
   * @param written finds the spellings of {@link #written}, and under higher numbers others
   */
  void matchDisguised(Scratch scratch, int text, PatternTrie written) {
    TextView view = scratch.view();
    HitBuffer hits = scratch.hits();
    Matches found = scratch.matches();
    soundTrie.scan(view.sounds(), view.soundLength(), found);
    for (int i = 0; i < found.count(); i++) {
      sound(view, text, hits, sound[found.pattern(i)], found.end(i));
    }
    for (int run = 0; run < view.mixedRuns(); run++) {
      matchInitials(view, run, text, hits, found);
    }
    if (view.doublings() > 0) {
      matchNoisy(NoisyView.squeezed(view), text, scratch, written, Via.REPEAT);
    }
    if (NoisyView.hasBracketNoise(view)) {
      matchNoisy(NoisyView.withoutBrackets(view.original()), text, scratch, written, Via.BRACKET);
    }
    if (view.hasWords() && NoisyView.hasLeet(view)) {
      matchNoisy(NoisyView.withoutLeet(view, 'i'), text, scratch, written, Via.LEET);
      matchNoisy(NoisyView.withoutLeet(view, 'l'), text, scratch, written, Via.LEET);
    }
  }

  private void matchNoisy(NoisyView view, int text, Scratch scratch, PatternTrie written, Via via) {
    Matches found = scratch.matches();
    written.scan(view.letters(), view.length(), found);
    for (int i = 0; i < found.count(); i++) {
      if (found.pattern(i) >= literal.length) {
        continue;
      }
      TermTable.Spelling spelling = literal[found.pattern(i)];
      int end = found.end(i);
      int start = end - spelling.symbols().length();
      int from = view.from()[start];
      int to = via == Via.REPEAT ? view.to()[end - 1] : view.from()[end - 1] + 1;
      // Only what the noise had hidden is new.
      boolean hidden =
          via == Via.LEET
              ? isLeetWord(scratch.view(), view, start, end)
              : to - from > spelling.symbols().length();
      if (spelling.via() == Via.LITERAL && hidden) {
        scratch.hits().add(spelling.term(), text, HitBuffer.span(from, to), via, false);
      }
    }
  }

  /** Whether a whole word of an alphabet had letters written as digits. */
  private static boolean isLeetWord(TextView plain, NoisyView read, int start, int end) {
    boolean changed = false;
    for (int i = start; i < end; i++) {
      changed |= read.letters()[i] != plain.letters()[i];
    }
    int next = end < read.length() && read.letters()[end] == 's' ? end + 1 : end;
    return changed && !goesOn(plain, read, start) && !goesOn(plain, read, next);
  }

  /** Whether two letters of one word meet at a place. */
  private static boolean goesOn(TextView plain, NoisyView read, int at) {
    return at > 0
        && at < read.length()
        && SoundTable.isLatin(read.letters()[at - 1])
        && SoundTable.isLatin(read.letters()[at])
        && plain.normalized().end(at - 1) == plain.normalized().start(at);
  }

  private static void literal(
      TextView view, int text, HitBuffer hits, TermTable.Spelling spelling, int end) {
    int start = end - spelling.symbols().length();
    NormalizedText normalized = view.normalized();
    int from = normalized.start(start);
    int to = normalized.end(end - 1);
    if (!endsWord(view.original(), view.letters()[end - 1], to)) {
      return;
    }
    if (end - start == 1 && !beginsClause(view, start)) {
      return;
    }
    boolean needsCompany = spelling.via() == Via.INITIALS;
    hits.add(spelling.term(), text, HitBuffer.span(from, to), spelling.via(), needsCompany);
  }

  /** A single character is a word of its own only where a clause begins. */
  private static boolean beginsClause(TextView view, int start) {
    if (start == 0) {
      return true;
    }
    NormalizedText normalized = view.normalized();
    return !Character.isIdeographic(view.letters()[start - 1])
        || normalized.gap(start).compareTo(Gap.SPACE) >= 0;
  }

  /** A word of an alphabet ends where the term does; a plural is the same word. */
  private static boolean endsWord(String original, char last, int to) {
    if (!isAlphabetic(last) || to >= original.length()) {
      return true;
    }
    int next = original.charAt(to) == 's' || original.charAt(to) == 'S' ? to + 1 : to;
    return next >= original.length() || !isAlphabetic(original.charAt(next));
  }

  private static boolean isAlphabetic(char sign) {
    return Character.isLetter(sign) && sign < 0x2E80;
  }

  private void sound(
      TextView view, int text, HitBuffer hits, TermTable.Spelling spelling, int end) {
    String wanted = table.normalized(spelling.term());
    int first = end - spelling.symbols().length();
    int same = 0;
    int latin = 0;
    boolean exact = true;
    for (int i = first; i < end; i++) {
      char sign = view.letters()[view.soundFrom(i)];
      char target = wanted.charAt(i - first);
      if (sign == target) {
        same++;
      } else if (Character.isIdeographic(sign)) {
        exact &= SoundTable.exact(sign) == SoundTable.exact(target);
      } else {
        latin++;
      }
    }
    int length = wanted.length();
    if (same == length) {
      return;
    }
    Term term = terms[spelling.term()];
    // Everyday words sound like it, but nobody spells those in pinyin.
    if (!term.sound() && latin == 0) {
      return;
    }
    boolean isShort = length == 2;
    boolean strong = term.strength() == Strength.STRONG;
    if (isShort && (!exact || (same == 0 && !strong))) {
      return;
    }
    // 节过年 is not 接过脸: of three syllables only equal sounds count.
    if (length == ENOUGH_SYLLABLES && !exact && same < 2) {
      return;
    }
    long span = view.span(view.soundFrom(first), view.soundTo(end - 1));
    if (isMetAsWritten(hits, term, text, span)) {
      return;
    }
    hits.add(spelling.term(), text, span, Via.SOUND, isShort || !term.sound());
  }

  /** 代过人脸 is no homophone of 带过人脸: the lexicon has both. */
  private boolean isMetAsWritten(HitBuffer hits, Term term, int text, long span) {
    for (int i = 0; i < hits.count(); i++) {
      if (hits.text(i) == text
          && HitBuffer.span(hits.start(i), hits.end(i)) == span
          && hits.via(i) == Via.LITERAL
          && terms[hits.term(i)].concept().equals(term.concept())) {
        return true;
      }
    }
    return false;
  }

  /** Around a run of letters only: what has no letter in it is no abbreviation. */
  private void matchInitials(TextView view, int run, int text, HitBuffer hits, Matches found) {
    int before = run == 0 ? 0 : view.mixedEnd(run - 1);
    int from = Math.max(before, view.mixedStart(run) - longestInitials + 1);
    int to = Math.min(view.length(), view.mixedEnd(run) + longestInitials - 1);
    char[] letters = new char[to - from];
    for (int i = from; i < to; i++) {
      letters[i - from] = SoundTable.initial(view.letters()[i]);
    }
    initialsTrie.scan(letters, letters.length, found);
    for (int i = 0; i < found.count(); i++) {
      TermTable.Spelling spelling = initials[found.pattern(i)];
      int end = from + found.end(i);
      int start = end - spelling.symbols().length();
      if (start < view.mixedEnd(run)
          && isAbbreviated(view, table.normalized(spelling.term()), start)) {
        boolean needsCompany = end - start == 2 || !terms[spelling.term()].sound();
        hits.add(spelling.term(), text, view.span(start, end), Via.INITIALS, needsCompany);
      }
    }
  }

  /** At least half of the term as written, at least one letter for a character, whole runs. */
  private static boolean isAbbreviated(TextView view, String wanted, int start) {
    char[] letters = view.letters();
    int same = 0;
    int latin = 0;
    for (int i = 0; i < wanted.length(); i++) {
      char sign = letters[start + i];
      if (sign == wanted.charAt(i)) {
        same++;
      } else if (sign < 0x80) {
        latin++;
      } else {
        return false;
      }
    }
    int end = start + wanted.length();
    boolean whole =
        !(letters[start] < 0x80 && start > 0 && SoundTable.isLatin(letters[start - 1]))
            && !(letters[end - 1] < 0x80
                && end < view.length()
                && SoundTable.isLatin(letters[end]));
    return whole && latin > 0 && same * 2 >= wanted.length();
  }
}

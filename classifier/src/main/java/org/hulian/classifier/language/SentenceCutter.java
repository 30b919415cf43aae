package org.hulian.classifier.language;

import java.util.ArrayList;
import java.util.List;
import org.hulian.classifier.screen.TermHit;
import org.hulian.listing.text.NormalizedText;
import org.hulian.listing.text.TextNormalizer;

/**
 * Cuts a text into sentences at full stops, question and exclamation marks, semicolons and line
 * breaks of the text as written. The segmenter's cost grows with the square of the length, so a
 * sentence has at most {@link #LONGEST} characters and a text at most {@link #MOST} sentences; what
 * is beyond is seen by the screen alone.
 */
public final class SentenceCutter {
  /** Characters of a sentence, at most; a longer one is cut. */
  public static final int LONGEST = 120;

  /** Sentences of a text, at most. */
  public static final int MOST = 40;

  private static final String ENDS = "。！？!?；;\n\r";
  private static final String COMMAS = "，,、：:…～~";

  private SentenceCutter() {}

  /**
   * Cuts a text.
   *
   * @param hits the terms met in it
   */
  public static List<Sentence> cut(String text, List<TermHit> hits) {
    NormalizedText normalized = TextNormalizer.standard().normalize(text);
    String plain = normalized.normalized();
    List<Sentence> sentences = new ArrayList<>();
    Draft draft = new Draft(hits);
    for (int i = 0; i < plain.length() && sentences.size() < MOST; i++) {
      if (i > 0) {
        char border = border(text, normalized.end(i - 1), normalized.start(i));
        if (border == '。' || draft.length() >= LONGEST) {
          draft.finish(sentences);
        } else if (border == '，') {
          draft.add('，', normalized.end(i - 1), normalized.start(i));
        }
      }
      draft.add(plain.charAt(i), normalized.start(i), normalized.end(i));
    }
    if (sentences.size() < MOST) {
      draft.finish(sentences);
    }
    return sentences;
  }

  /** What stands between two normalised characters: a sentence end, a comma, or nothing of note. */
  private static char border(String text, int from, int to) {
    char found = 0;
    for (int i = from; i < to; i++) {
      if (ENDS.indexOf(text.charAt(i)) >= 0) {
        return '。';
      }
      if (COMMAS.indexOf(text.charAt(i)) >= 0) {
        found = '，';
      }
    }
    return found;
  }

  private static final class Draft {
    private final List<TermHit> hits;
    private final StringBuilder text = new StringBuilder();
    private final int[] starts = new int[LONGEST * 2 + 2];
    private final int[] ends = new int[LONGEST * 2 + 2];

    Draft(List<TermHit> hits) {
      this.hits = hits;
    }

    int length() {
      return text.length();
    }

    void add(char unit, int start, int end) {
      starts[text.length()] = start;
      ends[text.length()] = end;
      text.append(unit);
    }

    void finish(List<Sentence> sentences) {
      if (!text.isEmpty()) {
        int from = starts[0];
        int to = ends[text.length() - 1];
        List<TermHit> inside =
            hits.stream()
                .filter(hit -> hit.span().start() < to && hit.span().end() > from)
                .toList();
        sentences.add(new Sentence(text.toString(), starts, ends, inside));
        text.setLength(0);
      }
    }
  }
}

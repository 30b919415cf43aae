package org.hulian.bench.peer;

import com.github.houbb.sensitive.word.bs.SensitiveWordBs;
import com.github.houbb.sensitive.word.support.ignore.SensitiveWordCharIgnores;
import com.github.houbb.sensitive.word.support.result.WordResultHandlers;
import java.util.List;
import org.hulian.classifier.lexicon.Lexicon;
import org.hulian.listing.text.TextSpan;

/** houbb's sensitive-word. */
final class SensitiveWord implements Matcher {
  /** How much it is asked to see through. */
  enum Settings {
    /** Nothing. */
    PLAIN("plain"),
    /** What it does unasked: case, width, digits, traditional characters, styled letters. */
    DEFAULT("default"),
    /** Repeats and special signs as well. */
    FULLEST("fullest");

    private final String label;

    Settings(String label) {
      this.label = label;
    }
  }

  private final Settings settings;
  private final Spellings spellings;
  private final Folded folded;
  private final SensitiveWordBs words;

  SensitiveWord(Lexicon lexicon, Settings settings) {
    this.settings = settings;
    spellings = new Spellings(lexicon);
    folded = new Folded(lexicon);
    words = build();
  }

  private SensitiveWordBs build() {
    boolean seesThrough = settings != Settings.PLAIN;
    SensitiveWordBs builder =
        SensitiveWordBs.newInstance()
            .wordDeny(spellings::all)
            .wordAllow(List::of)
            .ignoreCase(seesThrough)
            .ignoreWidth(seesThrough)
            .ignoreNumStyle(seesThrough)
            .ignoreChineseStyle(seesThrough)
            .ignoreEnglishStyle(seesThrough)
            .ignoreRepeat(settings == Settings.FULLEST);
    if (settings == Settings.FULLEST) {
      builder.charIgnore(SensitiveWordCharIgnores.specialChars());
    }
    return builder.init();
  }

  @Override
  public String name() {
    return "sensitive-word, " + settings.label;
  }

  @Override
  public long work(String text) {
    return words.findAll(text, WordResultHandlers.raw()).size();
  }

  @Override
  public List<Met> find(String text) {
    return words.findAll(text, WordResultHandlers.raw()).stream()
        .map(hit -> new TextSpan(hit.startIndex(), hit.endIndex()))
        .map(place -> new Met(place, folded.of(place.of(text))))
        .toList();
  }
}

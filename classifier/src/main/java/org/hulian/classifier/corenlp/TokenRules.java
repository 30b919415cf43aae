package org.hulian.classifier.corenlp;

import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.ling.tokensregex.Env;
import edu.stanford.nlp.ling.tokensregex.TokenSequenceMatcher;
import edu.stanford.nlp.ling.tokensregex.TokenSequencePattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hulian.classifier.language.RuleMatch;
import org.hulian.classifier.language.Sentence;
import org.hulian.classifier.language.TokenRuleFiles;
import org.hulian.classifier.screen.TermHit;

/**
 * Token rules, compiled for TokensRegex from {@link TokenRuleFiles}. Beside {@code word} and {@code
 * tag}, a pattern may ask for {@code sense}: the senses of the lexicon terms a token is part of,
 * such as {@code /.*goods-strong.*}{@code /}. So no rule depends on how the segmenter cuts the
 * trade's words.
 */
final class TokenRules {
  private final SortedMap<String, List<TokenSequencePattern>> patterns;

  private TokenRules(SortedMap<String, List<TokenSequencePattern>> patterns) {
    this.patterns = patterns;
  }

  static TokenRules shipped() {
    Env env = TokenSequencePattern.getNewEnv();
    env.bind("sense", SenseAnnotation.class);
    SortedMap<String, List<TokenSequencePattern>> patterns = new TreeMap<>();
    TokenRuleFiles.shipped()
        .forEach(
            (name, lines) -> {
              List<TokenSequencePattern> compiled = new ArrayList<>();
              lines.forEach(
                  (number, line) -> compiled.add(compile(env, line, name + ", line " + number)));
              patterns.put(name, compiled);
            });
    return new TokenRules(patterns);
  }

  private static TokenSequencePattern compile(Env env, String line, String place) {
    try {
      return TokenSequencePattern.compile(env, line);
    } catch (RuntimeException e) {
      throw new IllegalStateException(place + ": not a token pattern: " + line, e);
    }
  }

  Collection<String> names() {
    return patterns.keySet();
  }

  List<RuleMatch> match(Sentence sentence, List<CoreLabel> labels) {
    for (CoreLabel label : labels) {
      label.set(SenseAnnotation.class, senses(sentence, label));
    }
    List<RuleMatch> matches = new ArrayList<>();
    patterns.forEach(
        (name, compiled) -> {
          for (TokenSequencePattern pattern : compiled) {
            TokenSequenceMatcher matcher = pattern.getMatcher(labels);
            if (matcher.find()) {
              int start = labels.get(matcher.start()).beginPosition();
              int end = labels.get(matcher.end() - 1).endPosition();
              matches.add(new RuleMatch(name, sentence.toOriginal(start, end)));
              break;
            }
          }
        });
    return matches;
  }

  private static String senses(Sentence sentence, CoreLabel label) {
    StringBuilder senses = new StringBuilder(" ");
    for (TermHit hit : sentence.hits()) {
      boolean inside = false;
      for (int i = label.beginPosition(); i < label.endPosition(); i++) {
        inside |= sentence.lies(i, hit.span());
      }
      if (inside) {
        senses
            .append(hit.term().sense().key())
            .append('-')
            .append(hit.term().strength().key())
            .append(' ');
      }
    }
    return senses.toString();
  }
}

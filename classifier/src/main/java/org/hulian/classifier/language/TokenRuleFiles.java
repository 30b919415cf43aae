package org.hulian.classifier.language;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hulian.classifier.lexicon.ResourceFolder;

/**
 * The token rules as they are written, before a language model is loaded: one file for each, named
 * as the signal that looks for it, one pattern a line, {@code #} for comments.
 */
public final class TokenRuleFiles {
  private static final String SUFFIX = ".tokens";

  /** What a pattern asks for where it needs a term of the lexicon. */
  private static final String SENSE = "sense:";

  private TokenRuleFiles() {}

  /** The patterns of each rule by its name, with the numbers of their lines, from 1. */
  public static SortedMap<String, SortedMap<Integer, String>> shipped() {
    SortedMap<String, SortedMap<Integer, String>> rules = new TreeMap<>();
    ResourceFolder.list("rules", SUFFIX)
        .forEach(
            (file, bytes) ->
                rules.put(
                    file.substring(0, file.length() - SUFFIX.length()),
                    patterns(new String(bytes, StandardCharsets.UTF_8).lines().toList())));
    return rules;
  }

  /** The rules of which no pattern can match in a text without goods or deeds of the trade. */
  public static SortedSet<String> ofTradeOnly() {
    SortedSet<String> names = new TreeSet<>();
    shipped()
        .forEach(
            (name, patterns) -> {
              if (patterns.values().stream().allMatch(TokenRuleFiles::asksForTrade)) {
                names.add(name);
              }
            });
    return names;
  }

  private static boolean asksForTrade(String pattern) {
    int sense = pattern.indexOf(SENSE);
    return sense >= 0 && pattern.indexOf("goods", sense) >= 0 && !pattern.contains("sensitive");
  }

  private static SortedMap<Integer, String> patterns(List<String> lines) {
    SortedMap<Integer, String> patterns = new TreeMap<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank() && !lines.get(i).startsWith("#")) {
        patterns.put(i + 1, lines.get(i));
      }
    }
    return patterns;
  }
}

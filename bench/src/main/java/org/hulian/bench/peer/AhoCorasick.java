package org.hulian.bench.peer;

import java.util.List;
import org.ahocorasick.trie.Trie;
import org.hulian.classifier.lexicon.Lexicon;

/** The library {@code org.ahocorasick}, blind to case. */
final class AhoCorasick implements Matcher {
  private final Spellings spellings;
  private final Trie trie;

  AhoCorasick(Lexicon lexicon) {
    spellings = new Spellings(lexicon);
    trie = Trie.builder().ignoreCase().addKeywords(spellings.all()).build();
  }

  @Override
  public String name() {
    return "org.ahocorasick";
  }

  @Override
  public long work(String text) {
    return trie.parseText(text).size();
  }

  @Override
  public List<Met> find(String text) {
    return trie.parseText(text).stream()
        .map(hit -> spellings.met(hit.getKeyword(), hit.getStart(), hit.getEnd() + 1))
        .toList();
  }
}

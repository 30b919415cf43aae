package org.hulian.bench.peer;

import com.hankcs.hanlp.collection.AhoCorasick.AhoCorasickDoubleArrayTrie;
import java.util.List;
import java.util.TreeMap;
import org.hulian.classifier.lexicon.Lexicon;

/** Aho-Corasick over a double array, as HanLP brings it. */
final class DoubleArray implements Matcher {
  private final Spellings spellings;
  private final AhoCorasickDoubleArrayTrie<String> trie;

  DoubleArray(Lexicon lexicon) {
    spellings = new Spellings(lexicon);
    TreeMap<String, String> words = new TreeMap<>();
    spellings.all().forEach(text -> words.put(text, text));
    trie = new AhoCorasickDoubleArrayTrie<>(words);
  }

  @Override
  public String name() {
    return "HanLP double array";
  }

  @Override
  public long work(String text) {
    return trie.parseText(text).size();
  }

  @Override
  public List<Met> find(String text) {
    return trie.parseText(text).stream()
        .map(hit -> spellings.met(hit.value, hit.begin, hit.end))
        .toList();
  }
}

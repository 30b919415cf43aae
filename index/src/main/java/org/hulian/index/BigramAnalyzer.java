package org.hulian.index;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.hulian.index.analysis.AnalyzedText;
import org.hulian.index.analysis.Bigrams;

/** Reads a text into the pairs by which it is indexed, for parts of Lucene that want to do so. */
final class BigramAnalyzer extends Analyzer {
  @Override
  protected TokenStreamComponents createComponents(String field) {
    return new TokenStreamComponents(new Pairs());
  }

  private static final class Pairs extends Tokenizer {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private Bigrams bigrams = new Bigrams(List.of());

    @Override
    public void reset() throws IOException {
      super.reset();
      StringWriter text = new StringWriter();
      input.transferTo(text);
      bigrams = new Bigrams(AnalyzedText.of(text.toString()).words());
    }

    @Override
    public boolean incrementToken() {
      clearAttributes();
      if (!bigrams.incrementToken()) {
        return false;
      }
      term.append(bigrams.getAttribute(CharTermAttribute.class));
      step.setPositionIncrement(
          bigrams.getAttribute(PositionIncrementAttribute.class).getPositionIncrement());
      return true;
    }
  }
}

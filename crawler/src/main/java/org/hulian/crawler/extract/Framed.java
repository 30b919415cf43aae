package org.hulian.crawler.extract;

import java.time.OffsetDateTime;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * A block with the marks by which the rest of it is told from the text.
 *
 * @param own the elements of the block, it first, without those of blocks inside it
 * @param author the element that names the author
 * @param date the element that has the date
 */
record Framed(
    Element block,
    List<Element> own,
    @Nullable Element author,
    @Nullable String name,
    @Nullable Element date,
    @Nullable OffsetDateTime time) {

  boolean isBlock(Element element) {
    return element.equals(block);
  }

  /** Whether an element holds the author's name or the date, as no text does. */
  boolean framedBy(Element element, Survey survey) {
    return (author != null && survey.within(author, element))
        || (date != null && survey.within(date, element));
  }
}

package org.hulian.crawler.extract;

import java.util.List;

/**
 * The posts of a page in page order.
 *
 * @param comments whether they talk under something else that is the item, such as reviews of
 *     goods; if not, the first post of the first page is the item
 */
record PostList(List<Post> posts, boolean comments) {
  static final PostList NONE = new PostList(List.of(), true);
}

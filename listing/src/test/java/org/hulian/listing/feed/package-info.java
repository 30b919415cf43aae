/** Tests of feeds: real files, loud on every broken line. */
@NullMarked
package org.hulian.listing.feed;

import org.jspecify.annotations.NullMarked;

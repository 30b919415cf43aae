/** What a listing and its verdict are to those who may not see who is named in them. */
@NullMarked
package org.hulian.review.masked;

import org.jspecify.annotations.NullMarked;

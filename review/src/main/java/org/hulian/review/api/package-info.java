/**
 * The interface for programs: search, read, score and take in, under {@code /api/v1}.
 *
 * <p>Enters: requests with a token. Leaves: JSON, or a problem (RFC 9457); an audit entry for
 * everything that was looked at or changed. Its description is {@code openapi.yaml}.
 */
@NullMarked
package org.hulian.review.api;

import org.jspecify.annotations.NullMarked;

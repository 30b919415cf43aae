package org.hulian.review;

import java.nio.file.Path;
import org.hulian.store.notice.NoticeParts;

/**
 * What taking down needs.
 *
 * @param store notices and statements of reasons
 * @param platforms file with the operator's own rows of platforms; it need not be there
 */
public record Takedown(NoticeParts store, Path platforms) {}

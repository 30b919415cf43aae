package org.hulian.review.notice;

import java.nio.file.Path;

/**
 * Where an operator's own rows of platforms stand.
 *
 * @param path of a file that need not be there
 */
public record PlatformFile(Path path) {}

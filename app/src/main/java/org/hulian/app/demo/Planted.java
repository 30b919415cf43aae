package org.hulian.app.demo;

import java.net.URI;

/**
 * An item of the sample market with what it really is.
 *
 * @param truth {@code offer}, {@code lookalike} or {@code ordinary}
 * @param disguise how an offer hides, else empty
 */
public record Planted(URI address, String title, String truth, String disguise) {}

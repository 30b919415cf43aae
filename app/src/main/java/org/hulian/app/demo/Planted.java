package org.hulian.app.demo;

import java.net.URI;

/**
 * An item of the sample market with what it really is.
 *
 * @param title of the version that holds what it is: an item may turn into an offer by an edit
 * @param truth {@code offer}, {@code lookalike} or {@code ordinary}
 * @param category of an offer, such as {@code face_data}; empty if it is none, or any will do
 * @param disguise how an offer hides, else empty
 */
public record Planted(URI address, String title, String truth, String category, String disguise) {
  boolean isOffer() {
    return truth.equals("offer");
  }

  boolean isOrdinary() {
    return truth.equals("ordinary");
  }
}

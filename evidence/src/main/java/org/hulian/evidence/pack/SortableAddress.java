package org.hulian.evidence.pack;

import org.netpreserve.jwarc.URIs;

/** Addresses in the form by which indexes of web archives are sorted (SURT). */
final class SortableAddress {
  private SortableAddress() {}

  static String of(String url) {
    try {
      return URIs.toNormalizedSurt(url).replace(" ", "%20");
    } catch (IllegalArgumentException e) {
      return url.replace(" ", "%20");
    }
  }
}

package org.hulian.evidence.pack;

/** Signs a package with a key that stays where it is. */
@FunctionalInterface
public interface Sealer {
  /**
   * Signs the words for a manifest.
   *
   * @param name by which the package names itself
   * @param manifestSha256 lower-case hexadecimal
   */
  Seal seal(String name, String manifestSha256);
}

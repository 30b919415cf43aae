package org.hulian.evidence.pack;

import java.util.List;

/**
 * What came of checking a package.
 *
 * @param id by which the package names itself; empty if that cannot be read
 * @param files in it, those that only hold it together included
 * @param records of recorded pages and what belongs to them
 * @param key whose signature fits, as {@link org.hulian.evidence.log.VerifierKey} writes it; empty
 *     if none does
 * @param logged whether a proof came along that the audit log of the house names the manifest
 * @param proofs what else was found to hold, a sentence each
 * @param damages one for each thing that is not as it was made; none if all is whole
 */
public record PackageReport(
    String id,
    int files,
    long records,
    String key,
    boolean logged,
    List<String> proofs,
    List<Damage> damages) {
  public PackageReport {
    proofs = List.copyOf(proofs);
    damages = List.copyOf(damages);
  }

  public boolean isWhole() {
    return damages.isEmpty();
  }
}

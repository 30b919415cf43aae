package org.hulian.evidence.stamp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;

/** Certificates of authorities that are trusted to know the time. Immutable. */
public final class StampAnchors {
  /** Nobody is trusted. */
  public static final StampAnchors NONE = new StampAnchors(Set.of());

  private final Set<X509Certificate> certificates;

  private StampAnchors(Set<X509Certificate> certificates) {
    this.certificates = Set.copyOf(certificates);
  }

  /**
   * Reads certificates, in PEM one after another or one in DER.
   *
   * @throws IOException if the file cannot be read, or holds none
   */
  public static StampAnchors read(Path file) throws IOException {
    Set<X509Certificate> read = new HashSet<>();
    try (InputStream in = Files.newInputStream(file)) {
      for (var one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        if (one instanceof X509Certificate certificate) {
          read.add(certificate);
        }
      }
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " holds no certificates: " + e.getMessage(), e);
    }
    if (read.isEmpty()) {
      throw new IOException(file + " holds no certificate");
    }
    return new StampAnchors(read);
  }

  boolean isEmpty() {
    return certificates.isEmpty();
  }

  /** Whether a certificate led to one of these at that time (RFC 5280, 6), by these others. */
  boolean lead(X509Certificate leaf, Collection<X509Certificate> others, Instant at) {
    if (certificates.isEmpty()) {
      return false;
    }
    try {
      X509CertSelector wanted = new X509CertSelector();
      wanted.setCertificate(leaf);
      Set<TrustAnchor> anchors = new HashSet<>();
      certificates.forEach(certificate -> anchors.add(new TrustAnchor(certificate, null)));
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, wanted);
      // Off line: who withdrew a certificate is not known here, and the documents say so.
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(at));
      Set<X509Certificate> all = new HashSet<>(others);
      all.add(leaf);
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(all)));
      CertPathBuilder.getInstance("PKIX").build(parameters);
      return true;
    } catch (GeneralSecurityException e) {
      return certificates.contains(leaf);
    }
  }
}

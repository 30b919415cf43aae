package org.hulian.evidence.stamp;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.jspecify.annotations.Nullable;

/** A stamping service on the loopback address with an authority of its own; can be bad at it. */
final class StampingService implements AutoCloseable {
  /** In which way it is bad. */
  enum Manner {
    RIGHT,
    WRONG_NONCE,
    NO_NONCE,
    WRONG_IMPRINT,
    WRONG_USAGE,
    NO_USAGE,
    EXPIRED,
    LONG_AGO,
    NO_CERTIFICATE,
    REJECTED,
    RUBBISH,
    EMPTY,
    CUT_OFF,
    ADDED_TO,
    ENDLESS,
    ERROR,
    SLOW,
    DROPS;

    /** Whether it lets others wait for as long as they do. */
    boolean keepsWaiting() {
      return this == SLOW || this == DROPS;
    }
  }

  static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1");
  private static final String ALGORITHM = "SHA256withECDSA";
  private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final KeyPair rootKey = keys();
  private final KeyPair key = keys();
  private final X509Certificate root;
  private final Instant now;
  volatile Manner manner = Manner.RIGHT;
  private final CountDownLatch closed = new CountDownLatch(1);

  StampingService(Instant now) throws IOException {
    this.now = now;
    this.root = certificate("CN=Root", rootKey, rootKey, null, EPOCH.plusSeconds(315_360_000));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          byte[] answer = answer(exchange.getRequestBody().readAllBytes());
          try {
            if (manner == Manner.SLOW) {
              closed.await();
            }
            exchange.sendResponseHeaders(manner == Manner.ERROR ? 503 : 200, 0);
            exchange.getResponseBody().write(answer);
            if (manner == Manner.DROPS) {
              exchange.getResponseBody().flush();
              closed.await();
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** Its authority's certificate, as a file. */
  Path root(Path folder) throws IOException, GeneralSecurityException {
    String body = Base64.getMimeEncoder().encodeToString(root.getEncoded());
    return Files.writeString(
        folder.resolve("root.pem"),
        "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private X509Certificate certificate(@Nullable KeyPurposeId usage, Instant until) {
    return certificate("CN=Stamps", key, rootKey, usage, until);
  }

  private static X509Certificate certificate(
      String name, KeyPair keys, KeyPair by, @Nullable KeyPurposeId usage, Instant until) {
    try {
      boolean authority = keys.equals(by);
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              new X500Name("CN=Root"),
              BigInteger.valueOf(authority ? 1 : 2),
              Date.from(EPOCH),
              Date.from(until),
              new X500Name(name),
              keys.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      if (usage != null) {
        builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(usage));
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(new JcaContentSignerBuilder(ALGORITHM).build(by.getPrivate())));
    } catch (IOException | GeneralSecurityException | OperatorException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] answer(byte[] question) {
    try {
      TimeStampRequest request = request(new TimeStampRequest(question));
      byte[] good = stamp(request).getEncoded();
      return switch (manner) {
        case RUBBISH -> "<html>not found</html>".getBytes(StandardCharsets.US_ASCII);
        case EMPTY -> new byte[0];
        case CUT_OFF, DROPS -> Arrays.copyOf(good, good.length / 2);
        case ADDED_TO -> Arrays.copyOf(good, good.length + 1);
        case ENDLESS -> new byte[StampCheck.MAX_BYTES + 2];
        default -> good;
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The question as it is answered. */
  private TimeStampRequest request(TimeStampRequest asked) {
    TimeStampRequestGenerator other = new TimeStampRequestGenerator();
    other.setCertReq(manner != Manner.NO_CERTIFICATE);
    byte[] hash = asked.getMessageImprintDigest().clone();
    if (manner == Manner.WRONG_IMPRINT) {
      hash[0] ^= 1;
    }
    return switch (manner) {
      case WRONG_NONCE ->
          other.generate(TSPAlgorithms.SHA256, hash, asked.getNonce().add(BigInteger.ONE));
      case NO_NONCE -> other.generate(TSPAlgorithms.SHA256, hash);
      default -> other.generate(TSPAlgorithms.SHA256, hash, asked.getNonce());
    };
  }

  private TimeStampResponse stamp(TimeStampRequest request) {
    try {
      KeyPurposeId stamping = KeyPurposeId.id_kp_timeStamping;
      KeyPurposeId web = KeyPurposeId.id_kp_serverAuth;
      // A certificate that may not stamp is signed with all the same, as a bad service would.
      X509Certificate honest =
          certificate(stamping, EPOCH.plusSeconds(manner == Manner.EXPIRED ? 60 : 99_999_999));
      X509Certificate shown =
          switch (manner) {
            case WRONG_USAGE -> certificate(web, EPOCH.plusSeconds(99_999_999));
            case NO_USAGE -> certificate(null, EPOCH.plusSeconds(99_999_999));
            default -> honest;
          };
      TimeStampTokenGenerator tokens =
          new TimeStampTokenGenerator(
              new JcaSimpleSignerInfoGeneratorBuilder().build(ALGORITHM, key.getPrivate(), honest),
              new JcaDigestCalculatorProviderBuilder()
                  .build()
                  .get(new AlgorithmIdentifier(TSPAlgorithms.SHA256)),
              POLICY);
      tokens.addCertificates(new JcaCertStore(List.of(shown, root)));
      TimeStampResponseGenerator responses =
          new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED);
      Instant at = manner == Manner.LONG_AGO ? now.minusSeconds(86_400) : now;
      return manner == Manner.REJECTED
          ? responses.generateRejectedResponse(new TSPException("not today"))
          : responses.generate(request, BigInteger.TEN, Date.from(at));
    } catch (TSPException | OperatorException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdown();
  }
}

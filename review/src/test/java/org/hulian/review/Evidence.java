package org.hulian.review;

import java.security.SecureRandom;
import java.util.List;
import org.hulian.evidence.log.SignerKey;
import org.hulian.evidence.pack.Seal;
import org.hulian.review.evidence.CasePackages;
import org.hulian.review.evidence.EvidenceParts;
import org.hulian.store.Database;

/** What the packages of a test are made with. */
final class Evidence {
  static final SignerKey KEY = SignerKey.make("hulian/test", new SecureRandom());

  private Evidence() {}

  static CasePackages packages(Database database) {
    return new CasePackages(
        database.cases(),
        database.listings(),
        database.accounts(),
        new EvidenceParts(
            database.packages(),
            database.packing(),
            database.folder().resolve("warc"),
            (name, sha256) -> new Seal(KEY.verifier(), KEY.sign(Seal.words(sha256)), null),
            List.of(),
            ExamplePages::text));
  }
}

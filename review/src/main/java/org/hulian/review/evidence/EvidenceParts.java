package org.hulian.review.evidence;

import java.nio.file.Path;
import java.util.List;
import org.hulian.evidence.pack.PackingFolder;
import org.hulian.evidence.pack.Sealer;
import org.hulian.review.snapshot.PageTexts;
import org.hulian.store.evidence.PackageRepository;

/**
 * What packages are made with.
 *
 * @param packages where it is kept which were made
 * @param packing where they are put together
 * @param warc the folder of the WARC files
 * @param sealer has the key of the installation
 * @param services addresses of stamping services; none where nobody stamps
 * @param texts reads what a recorded page says
 */
public record EvidenceParts(
    PackageRepository packages,
    PackingFolder packing,
    Path warc,
    Sealer sealer,
    List<String> services,
    PageTexts texts) {
  public EvidenceParts {
    services = List.copyOf(services);
  }
}

package org.hulian.crawler.fetch;

import java.io.IOException;
import org.hulian.evidence.CaptureArchive;
import org.hulian.evidence.Conversion;
import org.hulian.evidence.Exchange;
import org.hulian.listing.CaptureRef;
import org.jspecify.annotations.Nullable;

/** Takes every exchange with a server before it is read. Thread-safe. */
public interface ResponseRecorder {
  /** Keeps nothing; for trials. */
  ResponseRecorder NONE =
      new ResponseRecorder() {
        @Override
        public @Nullable CaptureRef record(Exchange exchange) {
          return null;
        }

        @Override
        public void sync() {
          // nothing to be put anywhere
        }
      };

  /** Keeps exchanges in an archive. */
  static ResponseRecorder into(CaptureArchive archive) {
    return new ResponseRecorder() {
      @Override
      public CaptureRef record(Exchange exchange) throws IOException {
        return archive.record(exchange);
      }

      @Override
      public CaptureRef record(Conversion conversion) throws IOException {
        return archive.record(conversion);
      }

      @Override
      public void sync() throws IOException {
        archive.sync();
      }
    };
  }

  /** Keeps an exchange; says where it is, if it is kept. */
  @Nullable CaptureRef record(Exchange exchange) throws IOException;

  /** Keeps a page as it was rendered; says where it is, if such are kept. */
  default @Nullable CaptureRef record(Conversion conversion) throws IOException {
    return null;
  }

  /** Returns when all that was recorded is on the disk. */
  void sync() throws IOException;
}

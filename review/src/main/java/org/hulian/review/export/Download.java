package org.hulian.review.export;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import org.hulian.listing.table.TableFormat;
import org.hulian.listing.table.TableOptions;
import org.springframework.http.HttpHeaders;

/** How a table goes to a browser. */
public final class Download {
  /** Safe to open, and known for UTF-8 by a spreadsheet. */
  public static final TableOptions OPTIONS = new TableOptions(true, false);

  private Download() {}

  /** Says what comes and under which name it is to be kept. */
  public static void announce(
      HttpServletResponse response, String name, TableFormat format, Clock clock) {
    response.setContentType(format.mediaType());
    String file = "hulian-" + name + "-" + LocalDate.now(clock) + "." + format.key();
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"");
  }
}

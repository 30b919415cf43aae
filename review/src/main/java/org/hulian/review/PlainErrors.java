package org.hulian.review;

import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.hulian.review.access.PageHeaders;
import org.hulian.review.access.Site;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a request that the server refuses before the console's own error page can: the
 * number, as text. The server's own page would carry styles of its own and none of our headers.
 */
final class PlainErrors extends ErrorReportValve {
  private static final int FIRST_ERROR = 400;

  private final Map<String, String> headers;

  PlainErrors(Site site) {
    this.headers = PageHeaders.of(site);
  }

  /** The server adds its own valve unless it finds one of the class that it was told. */
  static void insteadOfTheServers(Context context, Site site) {
    if (context.getParent() instanceof StandardHost host) {
      host.setErrorReportValveClass(PlainErrors.class.getName());
      host.getPipeline().addValve(new PlainErrors(site));
    }
  }

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    int status = response.getStatus();
    if (status < FIRST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    try {
      headers.forEach(response::setHeader);
      response.setContentType("text/plain");
      response.setCharacterEncoding("UTF-8");
      Writer writer = response.getReporter();
      if (writer != null) {
        writer.write(status + "\n");
        response.finishResponse();
      }
    } catch (IOException | IllegalStateException e) {
      // Whoever asked has gone; there is nobody to tell.
      container.getLogger().debug("no answer to " + status, e);
    }
  }
}

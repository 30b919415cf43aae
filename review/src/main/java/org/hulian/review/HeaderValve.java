package org.hulian.review;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.hulian.review.access.PageHeaders;
import org.hulian.review.access.Site;

/**
 * Puts the headers on every answer before anybody looks at the request, so that none leaves without
 * them. What comes later may put its own in their place.
 */
final class HeaderValve extends ValveBase {
  private final Map<String, String> headers;

  HeaderValve(Site site) {
    super(true);
    this.headers = PageHeaders.of(site);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    headers.forEach(response::setHeader);
    getNext().invoke(request, response);
  }
}

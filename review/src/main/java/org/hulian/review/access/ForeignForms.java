package org.hulian.review.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what changes something if the browser says that another site asks for it, whatever token
 * the form carries: by {@code Sec-Fetch-Site} (W3C Fetch Metadata §2.4), and by {@code Origin} (RFC
 * 6454 §7) where a browser sends none of that. An origin of {@code null} says nothing: our own
 * pages have it, since they tell nobody where somebody comes from.
 */
final class ForeignForms extends OncePerRequestFilter {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> OWN = Set.of("same-origin", "none");

  private final Site site;

  ForeignForms(Site site) {
    this.site = site;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return SAFE.contains(request.getMethod());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isForeign(request)) {
      request.setAttribute("hulian.refusal", "form");
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    chain.doFilter(request, response);
  }

  private boolean isForeign(HttpServletRequest request) {
    String fetched = request.getHeader("Sec-Fetch-Site");
    if (fetched != null) {
      return !OWN.contains(fetched.strip().toLowerCase(Locale.ROOT));
    }
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    return origin != null && !origin.equals("null") && !origin.equalsIgnoreCase(own(request));
  }

  private String own(HttpServletRequest request) {
    URI proxied = site.publicAddress();
    if (proxied != null) {
      return proxied.getScheme() + "://" + proxied.getAuthority();
    }
    String host = request.getHeader(HttpHeaders.HOST);
    return request.getScheme() + "://" + (host == null ? request.getServerName() : host);
  }
}

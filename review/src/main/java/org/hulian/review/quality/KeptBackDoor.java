package org.hulian.review.quality;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hulian.review.access.PathNumbers;
import org.hulian.review.access.Viewer;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Stands before everything below {@code /cases/{id}}, whatever is there or will be: of a case whose
 * decision is kept back from a person, there is only the page of the second look.
 */
@Configuration(proxyBeanMethods = false)
class KeptBackDoor implements WebMvcConfigurer, HandlerInterceptor {
  private static final String CASES = "/cases/";

  private final KeptBack keptBack;

  KeptBackDoor(KeptBack keptBack) {
    this.keptBack = keptBack;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns(CASES + "**");
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    Authentication current = SecurityContextHolder.getContext().getAuthentication();
    // Unless it is plain which case is asked for, there is nothing here.
    long id =
        PathNumbers.caseOf(request)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    if (current == null
        || !(current.getPrincipal() instanceof Viewer viewer)
        || !keptBack.from(viewer, id)) {
      return true;
    }
    boolean page = request.getRequestURI().equals(CASES + id);
    if (page && request.getMethod().equals(HttpMethod.GET.name())) {
      response.sendRedirect("/second/" + id);
    } else {
      request.setAttribute("hulian.refusal", "kept");
      response.sendError(HttpServletResponse.SC_CONFLICT);
    }
    return false;
  }
}

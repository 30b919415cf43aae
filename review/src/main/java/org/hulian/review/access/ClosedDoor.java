package org.hulian.review.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.OptionalLong;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Stands before every page that has the number of a case in its address, whatever is there or will
 * be: of a case in a queue of others there is nothing for a person to see or do.
 */
@Configuration(proxyBeanMethods = false)
class ClosedDoor implements WebMvcConfigurer, HandlerInterceptor {
  private static final String[] CASES = {"/cases/**", "/network/cases/**"};

  private final ClosedCases closed;

  ClosedDoor(ClosedCases closed) {
    this.closed = closed;
  }

  /** Before the door of decisions that are kept back, which says more. */
  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns(CASES).order(Ordered.HIGHEST_PRECEDENCE);
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    Authentication current = SecurityContextHolder.getContext().getAuthentication();
    OptionalLong id = PathNumbers.caseOf(request);
    if (id.isEmpty()
        || current == null
        || !(current.getPrincipal() instanceof Viewer viewer)
        || !closed.to(viewer, id.getAsLong())) {
      return true;
    }
    request.setAttribute("hulian.refusal", "closed");
    response.sendError(HttpServletResponse.SC_FORBIDDEN);
    return false;
  }
}

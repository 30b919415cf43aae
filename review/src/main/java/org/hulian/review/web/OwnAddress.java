package org.hulian.review.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/**
 * A page that answers a form has no address of its own: the browser keeps showing the address of
 * the form, so that a reload asks for something that exists.
 */
final class OwnAddress implements HandlerInterceptor {
  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView answer) {
    boolean asked = request.getMethod().equals("GET");
    String view = answer == null ? null : answer.getViewName();
    if (!asked && view != null && !view.startsWith("redirect:")) {
      response.setHeader("HX-Push-Url", "false");
    }
  }
}

package org.hulian.review.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Each number in an address has one spelling, on every route: ASCII digits, without a sign or a 0
 * before them. Spring would also read {@code +1}, {@code 0x1} and full-width digits, and whatever
 * compares addresses would take these for other things than {@code 1}. All else is not there: 404,
 * before anything is asked about it. Thread-safe.
 */
@Configuration(proxyBeanMethods = false)
@Order(Ordered.HIGHEST_PRECEDENCE)
public class PathNumbers implements WebMvcConfigurer, HandlerInterceptor {
  private static final Pattern LONG = Pattern.compile("[1-9][0-9]{0,17}");
  private static final int DIGITS_OF_INT = 9;

  /** The number that is spelled so; empty if it is none, or spelled otherwise. */
  public static OptionalLong of(String text) {
    return LONG.matcher(text).matches()
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  /** The number of the case that a request is about; empty if it is about none. */
  public static OptionalLong caseOf(HttpServletRequest request) {
    Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    Object id = variables instanceof Map<?, ?> named ? named.get("id") : null;
    return id instanceof String text ? of(text) : OptionalLong.empty();
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).order(Ordered.HIGHEST_PRECEDENCE);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method) {
      for (MethodParameter parameter : method.getMethodParameters()) {
        PathVariable variable = parameter.getParameterAnnotation(PathVariable.class);
        if (variable != null && !isSpelledSo(request, parameter, variable)) {
          throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
      }
    }
    return true;
  }

  private static boolean isSpelledSo(
      HttpServletRequest request, MethodParameter parameter, PathVariable variable) {
    Class<?> type = parameter.getParameterType();
    if (type == String.class) {
      return true;
    }
    String name =
        variable.value().isEmpty() ? parameter.getParameter().getName() : variable.value();
    Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    return variables instanceof Map<?, ?> named
        && named.get(name) instanceof String text
        && of(text).isPresent()
        && (type == long.class || (type == int.class && text.length() <= DIGITS_OF_INT));
  }
}

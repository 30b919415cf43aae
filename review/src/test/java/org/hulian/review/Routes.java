package org.hulian.review;

import java.util.Collection;
import java.util.TreeSet;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What the running console answers to, as its handler map says. */
final class Routes {
  private Routes() {}

  /** One of them; the method is that of HTTP. */
  record Route(String method, String pattern) implements Comparable<Route> {
    @Override
    public int compareTo(Route other) {
      return toString().compareTo(other.toString());
    }

    /** An address of this form; what is asked for is not there, or is the first of its kind. */
    String example(String number) {
      return pattern
          .replace("**", "console.css")
          .replace("{secret}", "nosuchsecret")
          .replace("{name}", "nobody")
          .replaceAll("\\{[^}]+}", number);
    }

    HttpMethod verb() {
      return HttpMethod.valueOf(method);
    }

    boolean changes() {
      return !method.equals("GET");
    }

    @Override
    public String toString() {
      return method + " " + pattern;
    }
  }

  /** All of them; those that filters and the resource handler answer are no controller's. */
  static Collection<Route> of(House house) {
    Collection<Route> routes = new TreeSet<>();
    routes.add(new Route("GET", "/assets/**"));
    routes.add(new Route("POST", "/sign-in"));
    routes.add(new Route("POST", "/sign-out"));
    house
        .console
        .context()
        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .forEach(mapping -> add(mapping, routes));
    routes.remove(new Route("any", "/error"));
    return routes;
  }

  private static void add(RequestMappingInfo mapping, Collection<Route> routes) {
    for (String pattern : mapping.getPatternValues()) {
      if (mapping.getMethodsCondition().isEmpty()) {
        routes.add(new Route("any", pattern));
      }
      mapping
          .getMethodsCondition()
          .getMethods()
          .forEach(method -> routes.add(new Route(method.name(), pattern)));
    }
  }
}

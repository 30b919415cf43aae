package org.hulian.review;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hulian.review.access.Viewer;
import org.hulian.store.account.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/**
 * Asks the running console without a socket, through its whole chain of filters and its real pages:
 * for tests that ask a thousand times.
 */
final class Straight {
  private final MockMvc console;

  Straight(House house) {
    WebApplicationContext context = (WebApplicationContext) house.console.context();
    jakarta.servlet.Filter chain =
        context.getBean("springSecurityFilterChain", jakarta.servlet.Filter.class);
    console = MockMvcBuilders.webAppContextSetup(context).addFilters(chain).build();
  }

  MockHttpServletResponse send(RequestBuilder request) {
    try {
      return console.perform(request).andReturn().getResponse();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  MockHttpServletResponse get(MockHttpSession session, String path, String... parameters) {
    return send(with(request(HttpMethod.GET, path).session(session), parameters));
  }

  /** Sends a form with the token of the session. */
  MockHttpServletResponse post(MockHttpSession session, String path, String... fields) {
    MockHttpServletRequestBuilder form = request(HttpMethod.POST, path).session(session);
    return send(with(form.param("_csrf", csrf(session)), fields));
  }

  private static MockHttpServletRequestBuilder with(
      MockHttpServletRequestBuilder request, String... parameters) {
    for (int i = 0; i < parameters.length; i += 2) {
      request.param(parameters[i], parameters[i + 1]);
    }
    return request;
  }

  /** The path is taken as it is: nothing in it is encoded or filled in. */
  static MockHttpServletRequestBuilder request(HttpMethod method, String path) {
    URI address = URI.create(path);
    MockHttpServletRequestBuilder request = MockMvcRequestBuilders.request(method, address);
    return address.getPath().endsWith("/") ? request : request.servletPath(address.getPath());
  }

  /** A session in which nobody has signed in. */
  static MockHttpSession stranger() {
    return new MockHttpSession();
  }

  /** A session of somebody who came in by a one-time link. */
  static MockHttpSession guest(Role... roles) {
    Set<Role> all = EnumSet.noneOf(Role.class);
    all.addAll(List.of(roles));
    return session(new Viewer("demo", all, true));
  }

  /** A session in which somebody has signed in. */
  static MockHttpSession session(Viewer viewer) {
    List<SimpleGrantedAuthority> authorities = new ArrayList<>();
    viewer.roles().forEach(role -> authorities.add(new SimpleGrantedAuthority(role.name())));
    MockHttpSession session = new MockHttpSession();
    // As if the password had been given a moment ago.
    session.setAttribute("org.hulian.review.access.Sessions.proved", Instant.MAX);
    session.setAttribute(
        HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
        new SecurityContextImpl(
            UsernamePasswordAuthenticationToken.authenticated(viewer, null, authorities)));
    return session;
  }

  /** What a page would put into its forms for this session. */
  static String csrf(@Nullable MockHttpSession session) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    if (session != null) {
      request.setSession(session);
    }
    MockHttpServletResponse response = new MockHttpServletResponse();
    HttpSessionCsrfTokenRepository tokens = new HttpSessionCsrfTokenRepository();
    var deferred = tokens.loadDeferredToken(request, response);
    new XorCsrfTokenRequestAttributeHandler().handle(request, response, deferred);
    CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    return token == null ? "" : token.getToken();
  }
}

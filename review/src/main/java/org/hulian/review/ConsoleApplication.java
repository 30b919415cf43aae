package org.hulian.review;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.hulian.review.access.Site;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.error.ErrorPage;
import org.springframework.boot.web.server.Cookie.SameSite;
import org.springframework.boot.web.server.servlet.Session;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * Every bean the console consists of, found in its own packages. There is no auto-configuration:
 * nothing is switched on by what happens to lie on the class path, and the start stays short.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
class ConsoleApplication {
  /**
   * Sessions end earlier, by the clock of the settings; this is for those nobody asks for again.
   */
  private static final Duration FORGET_SESSION = Duration.ofMinutes(16);

  private static final int MAX_FORM_BYTES = 64 * 1024;

  @Bean
  TomcatServletWebServerFactory server(ConsoleSettings settings, Site site) {
    var factory = new TomcatServletWebServerFactory(settings.port());
    factory.setAddress(settings.bind());
    factory.setServerHeader("");
    factory.addErrorPages(new ErrorPage("/error"));
    factory.getSettings().setRegisterDefaultServlet(false);
    factory.addInitializers(
        servlets -> servlets.setRequestCharacterEncoding(StandardCharsets.UTF_8.name()));
    configure(factory.getSettings().getSession(), site);
    factory.addConnectorCustomizers(
        connector -> {
          connector.setMaxPostSize(MAX_FORM_BYTES);
          connector.setXpoweredBy(false);
        });
    factory.addEngineValves(new HeaderValve(site));
    factory.addContextCustomizers(context -> PlainErrors.insteadOfTheServers(context, site));
    switch (settings.exposure()) {
      case Exposure.Local local -> {}
      case Exposure.Proxied proxied -> Listening.valves(proxied).forEach(factory::addEngineValves);
      case Exposure.OwnTls own -> factory.setSsl(Listening.tls(own));
    }
    return factory;
  }

  private static void configure(Session session, Site site) {
    session.setTimeout(FORGET_SESSION);
    session.setTrackingModes(Set.of(Session.SessionTrackingMode.COOKIE));
    var cookie = session.getCookie();
    cookie.setName(site.secure() ? "__Host-hulian" : "hulian");
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSecure(site.secure());
    cookie.setSameSite(SameSite.LAX);
  }
}

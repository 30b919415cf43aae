package org.hulian.review;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.catalina.valves.RemoteIpValve;
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
    factory.addContextCustomizers(ConsoleApplication::sayLittleOnErrors);
    if (site.behindProxy()) {
      factory.addEngineValves(new RemoteIpValve());
    }
    return factory;
  }

  /** For requests that are refused before they reach the console's own error page. */
  private static void sayLittleOnErrors(Context context) {
    ErrorReportValve valve = new ErrorReportValve();
    valve.setShowServerInfo(false);
    valve.setShowReport(false);
    context.getParent().getPipeline().addValve(valve);
  }

  private static void configure(Session session, Site site) {
    session.setTimeout(FORGET_SESSION);
    session.setTrackingModes(Set.of(Session.SessionTrackingMode.COOKIE));
    var cookie = session.getCookie();
    cookie.setName(site.behindProxy() ? "__Host-hulian" : "hulian");
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSecure(site.behindProxy());
    cookie.setSameSite(SameSite.LAX);
  }
}

package org.hulian.review;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hulian.index.ListingSearcher;
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.Severity;
import org.hulian.review.access.IssuerSettings;
import org.hulian.review.access.OneTimeSignIns;
import org.hulian.review.access.OutsideIssuer;
import org.hulian.review.access.Site;
import org.hulian.review.api.ListingDesk;
import org.hulian.review.casefile.PolicyCode;
import org.hulian.review.evidence.CasePackages;
import org.hulian.review.notice.Platforms;
import org.hulian.store.account.AccountRepository;
import org.hulian.store.account.Role;
import org.hulian.store.account.TokenRepository;
import org.hulian.store.audit.AuditRepository;
import org.hulian.store.casefile.CaseClocks;
import org.hulian.store.casefile.CaseRepository;
import org.hulian.store.listing.ListingRepository;
import org.hulian.store.network.NetworkRepository;
import org.hulian.store.notice.NoticeOutbox;
import org.hulian.store.notice.NoticeRepository;
import org.hulian.store.notice.StatementRepository;
import org.hulian.store.quality.QualityRepository;
import org.hulian.store.run.RunRepository;
import org.hulian.store.run.ScheduleRepository;
import org.hulian.store.search.AlertRepository;
import org.hulian.store.search.DeliveryRepository;
import org.hulian.store.search.SavedSearchRepository;
import org.hulian.store.statistics.StatisticsRepository;
import org.hulian.store.vault.VictimParts;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.WebServerException;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextException;

/** The running console. Thread-safe. */
public final class Console implements AutoCloseable {
  /** How long the link for the first administrator holds. */
  private static final Duration FIRST_INVITATION = Duration.ofDays(1);

  /** A new installation has one person, who sets up the rest; they can narrow it afterwards. */
  private static final Set<Role> FIRST_ROLES = EnumSet.complementOf(EnumSet.of(Role.REGULATOR));

  /** Held, since the logging of the platform forgets loggers nobody holds. */
  private static final List<Logger> QUIET =
      List.of(Logger.getLogger("org.apache"), Logger.getLogger("org.springframework"));

  private final AnnotationConfigServletWebServerApplicationContext context;
  private final URI address;
  private final @Nullable URI firstAdministratorLink;

  private Console(
      AnnotationConfigServletWebServerApplicationContext context,
      URI address,
      @Nullable URI firstAdministratorLink) {
    this.context = context;
    this.address = address;
    this.firstAdministratorLink = firstAdministratorLink;
  }

  /**
   * Starts the console and returns when it answers.
   *
   * @throws ConsoleStartException if the port is taken, or if it would be reachable from other
   *     machines without the precautions that this needs
   */
  public static Console start(ConsoleSettings settings, ConsoleParts parts) {
    return start(settings, parts, Optional.empty());
  }

  /** Likewise, with packages of evidence and recorded pages on the pages of cases. */
  public static Console start(ConsoleSettings settings, ConsoleParts parts, CasePackages packages) {
    return start(settings, parts, Optional.of(packages));
  }

  private static Console start(
      ConsoleSettings settings, ConsoleParts parts, Optional<CasePackages> packages) {
    boolean administrator = hasAdministrator(parts.access().accounts());
    Listening.requireCare(settings, administrator);
    QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
    AnnotationConfigServletWebServerApplicationContext context = open(settings, parts, packages);
    URI address = addressOf(settings, context);
    URI link = administrator ? null : invite(parts.access().accounts(), address);
    return new Console(context, address, link);
  }

  /** Where the console is, ending in a slash. */
  public URI address() {
    return address;
  }

  /**
   * A link for the first administrator: opens once, holds for 24 hours. Empty if there was an
   * administrator at the start.
   */
  public Optional<URI> firstAdministratorLink() {
    return Optional.ofNullable(firstAdministratorLink);
  }

  /**
   * Makes a link that signs one person in without an account, with these roles, until the console
   * is closed. The link opens once, holds for ten minutes, and only works on this console; both the
   * making and the use of it are in the audit log.
   */
  public URI oneTimeSignIn(Set<Role> roles) {
    return address.resolve("enter/" + context.getBean(OneTimeSignIns.class).create(roles));
  }

  /**
   * Likewise for the guest of this name, which begins with {@code demo}: whoever uses the link is
   * the person that earlier links of this name let in.
   */
  public URI oneTimeSignIn(String guest, Set<Role> roles) {
    return address.resolve("enter/" + context.getBean(OneTimeSignIns.class).create(guest, roles));
  }

  /** The port it listens on, whatever its address says. */
  int port() {
    return port(context);
  }

  /** For tests that compare what exists with what is ruled. */
  ApplicationContext context() {
    return context;
  }

  /** Stops answering. */
  @Override
  public void close() {
    context.close();
  }

  private static AnnotationConfigServletWebServerApplicationContext open(
      ConsoleSettings settings, ConsoleParts parts, Optional<CasePackages> packages) {
    requireKnownCodes(parts.cases());
    var context = new AnnotationConfigServletWebServerApplicationContext();
    register(context.getBeanFactory(), settings, parts);
    packages.ifPresent(
        some -> {
          context.getBeanFactory().registerSingleton("packages", some);
          context.getBeanFactory().registerSingleton("recordings", some.recordings());
        });
    context.register(ConsoleApplication.class);
    try {
      context.refresh();
      return context;
    } catch (ApplicationContextException | WebServerException e) {
      context.close();
      throw new ConsoleStartException(reason(settings, e), e);
    }
  }

  /** An operator's own clocks may name any code; the form has to have it. */
  private static void requireKnownCodes(CaseRepository cases) {
    for (Category category : Category.values()) {
      for (Severity severity : Severity.values()) {
        String code = cases.clockCode(category, severity);
        if (PolicyCode.ofCode(code).filter(PolicyCode::violation).isEmpty()) {
          throw new ConsoleStartException(
              CaseClocks.FILE + ": there is no policy code " + code, null);
        }
      }
    }
  }

  private static void register(
      ConfigurableListableBeanFactory beans, ConsoleSettings settings, ConsoleParts parts) {
    beans.registerSingleton("settings", settings);
    beans.registerSingleton(
        "site",
        new Site(settings.publicAddress(), settings.bind(), settings.locale(), settings.contact()));
    beans.registerSingleton("outside", outside(settings.issuer()));
    beans.registerSingleton("metrics", parts.metrics());
    registerAs(beans, Clock.class, settings.clock());
    registerAs(beans, ListingRepository.class, parts.listings());
    registerAs(beans, CaseRepository.class, parts.cases());
    registerAs(beans, QualityRepository.class, parts.cases().quality());
    registerAs(beans, RunRepository.class, parts.runs().runs());
    registerAs(beans, ScheduleRepository.class, parts.runs().schedules());
    registerAs(beans, AccountRepository.class, parts.access().accounts());
    registerAs(beans, TokenRepository.class, parts.access().tokens());
    registerAs(beans, AuditRepository.class, parts.audit());
    registerAs(beans, ListingSearcher.class, parts.searcher());
    registerAs(beans, ListingDesk.class, parts.desk());
    registerAs(beans, VictimParts.class, parts.victims());
    registerAs(beans, SavedSearchRepository.class, parts.searches().saved());
    registerAs(beans, AlertRepository.class, parts.searches().alerts());
    registerAs(beans, DeliveryRepository.class, parts.searches().deliveries());
    registerAs(beans, NoticeRepository.class, parts.takedown().store().notices());
    registerAs(beans, StatementRepository.class, parts.takedown().store().statements());
    registerAs(beans, NoticeOutbox.class, parts.takedown().store().outbox());
    registerAs(beans, NetworkRepository.class, parts.insight().networks());
    registerAs(beans, StatisticsRepository.class, parts.insight().statistics());
    beans.registerSingleton("platforms", platforms(parts.takedown().platforms()));
  }

  private static OutsideIssuer outside(@Nullable Path file) {
    if (file == null || !Files.exists(file)) {
      return new OutsideIssuer(null);
    }
    try {
      return new OutsideIssuer(IssuerSettings.read(file));
    } catch (IOException | IllegalArgumentException e) {
      throw new ConsoleStartException(file + " cannot be used: " + e.getMessage(), e);
    }
  }

  private static Platforms platforms(Path own) {
    try {
      return Platforms.read(own);
    } catch (IOException | IllegalArgumentException e) {
      throw new ConsoleStartException(own + " cannot be used: " + e.getMessage(), e);
    }
  }

  /** One object may play several parts, so each is registered for its part only. */
  private static <T> void registerAs(
      ConfigurableListableBeanFactory beans, Class<T> part, T object) {
    beans.registerResolvableDependency(part, object);
  }

  private static String reason(ConsoleSettings settings, Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PortInUseException taken) {
        return "port "
            + taken.getPort()
            + " is in use by another process; choose another port, or 0 for any free one";
      }
    }
    return "the console cannot listen on "
        + settings.bind().getHostAddress()
        + " port "
        + settings.port()
        + ": "
        + failure.getMessage();
  }

  private static boolean hasAdministrator(AccountRepository accounts) {
    return accounts.list().stream()
        .anyMatch(account -> account.enabled() && account.roles().contains(Role.ADMINISTRATOR));
  }

  private static URI invite(AccountRepository accounts, URI address) {
    return address.resolve(
        "invitations/" + accounts.invite(FIRST_ROLES, FIRST_INVITATION, "system"));
  }

  private static URI addressOf(
      ConsoleSettings settings, AnnotationConfigServletWebServerApplicationContext context) {
    URI proxied = settings.publicAddress();
    return proxied == null
        ? URI.create("http://" + host(settings.bind()) + ":" + port(context) + "/")
        : proxied.resolve("/");
  }

  private static int port(AnnotationConfigServletWebServerApplicationContext context) {
    WebServer server = context.getWebServer();
    if (server == null) {
      throw new IllegalStateException("a refreshed console has a server");
    }
    return server.getPort();
  }

  private static String host(InetAddress address) {
    String text = address.getHostAddress();
    return text.contains(":") ? "[" + text + "]" : text;
  }
}

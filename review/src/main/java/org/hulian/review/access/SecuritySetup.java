package org.hulian.review.access;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.hulian.review.Metrics;
import org.hulian.store.account.AccountRepository;
import org.hulian.store.account.Role;
import org.hulian.store.account.Scope;
import org.hulian.store.account.TokenRepository;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.stereotype.Component;

/** The chain every request goes through. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecuritySetup {
  @Bean
  PasswordEncoder passwordEncoder() {
    return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
  }

  @Bean
  SecurityContextRepository securityContextRepository() {
    return new HttpSessionSecurityContextRepository();
  }

  @Bean
  StrictHttpFirewall httpFirewall(Site site) {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setAllowedHostnames(site::answersTo);
    return firewall;
  }

  /** Also for error pages, so that they know who is looking. */
  @Bean
  DelegatingFilterProxyRegistrationBean chainRegistration() {
    var registration = new DelegatingFilterProxyRegistrationBean("springSecurityFilterChain");
    registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
    return registration;
  }

  @Bean
  SecurityFilterChain chain(
      HttpSecurity http, AccountSignIn signIn, Site site, Doors doors, Clock clock) {
    // Not beans of their own, all of them: a filter bean would also be put before the chain.
    TokenSignIn program = new TokenSignIn(doors.metrics.token());
    Sessions sessions = new Sessions(doors.accounts, doors.acts, clock);
    // The only manager: one found by type besides would be asked again after every refusal.
    http.authenticationManager(new ProviderManager(signIn))
        .securityContext(context -> context.securityContextRepository(doors.contexts))
        .authorizeHttpRequests(SecuritySetup::rules)
        .addFilterBefore(sessions, AuthorizationFilter.class)
        .addFilterBefore(program, AuthorizationFilter.class)
        .addFilterBefore(new ForeignForms(site), CsrfFilter.class)
        .addFilterAfter(new StepUp(signIn, doors.refusals, clock), AuthorizationFilter.class)
        .formLogin(
            form ->
                form.loginPage("/sign-in")
                    .failureHandler(doors.refusals)
                    .successHandler(new Welcome(doors.accounts, clock)))
        .logout(
            logout ->
                logout
                    .logoutUrl("/sign-out")
                    .addLogoutHandler(goodbye(doors.acts))
                    .logoutSuccessUrl("/sign-in?out"))
        .exceptionHandling(
            handling ->
                handling
                    .authenticationEntryPoint(doors.refusals)
                    .accessDeniedHandler(doors.refusals))
        .headers(HeadersConfigurer::disable);
    return http.build();
  }

  /** Programs show a token with every request: no cookie counts, and none is given. */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  SecurityFilterChain programs(
      HttpSecurity http, ApiRefusals refusals, TokenRepository tokens, Site site, Doors doors) {
    // Not a bean of its own: it would also be put before the other chain.
    ApiTokenSignIn program = new ApiTokenSignIn(tokens, doors.accounts);
    http.securityMatcher("/api/**")
        .csrf(CsrfConfigurer::disable)
        .requestCache(RequestCacheConfigurer::disable)
        .logout(LogoutConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(SecuritySetup::rules)
        .addFilterBefore(program, AuthorizationFilter.class)
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .headers(HeadersConfigurer::disable);
    return http.build();
  }

  private static void rules(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          registry) {
    registry.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
    for (RouteRule rule : RouteRules.ALL) {
      var matched = registry.requestMatchers(rule.matcher());
      if (rule.open()) {
        matched.permitAll();
      } else {
        matched.access(needed(rule));
      }
    }
    registry.anyRequest().denyAll();
  }

  private static AuthorizationManager<RequestAuthorizationContext> needed(RouteRule rule) {
    String[] roles = rule.roles().stream().map(Role::name).toArray(String[]::new);
    AuthorizationManager<RequestAuthorizationContext> role =
        AuthorityAuthorizationManager.hasAnyAuthority(roles);
    Scope scope = rule.scope();
    return scope == null
        ? role
        : AuthorizationManagers.allOf(
            role, AuthorityAuthorizationManager.hasAuthority(ApiTokenSignIn.authority(scope)));
  }

  private static LogoutHandler goodbye(Acts acts) {
    return (request, response, authentication) ->
        Optional.ofNullable(authentication)
            .map(Authentication::getPrincipal)
            .filter(Viewer.class::isInstance)
            .map(Viewer.class::cast)
            .ifPresent(
                viewer ->
                    acts.note(viewer.name(), "session.left", "account:" + viewer.name(), Map.of()));
  }

  /** The ways in and out. */
  @Component
  record Doors(
      AccountRepository accounts,
      Acts acts,
      Refusals refusals,
      SecurityContextRepository contexts,
      Metrics metrics) {}
}

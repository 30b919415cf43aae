package org.hulian.review.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.hulian.store.account.AccountRepository;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/**
 * Begins the session of somebody who has signed in, and leads to where that person wanted to go.
 */
final class Welcome extends SavedRequestAwareAuthenticationSuccessHandler {
  private final AccountRepository accounts;
  private final Clock clock;

  Welcome(AccountRepository accounts, Clock clock) {
    this.accounts = accounts;
    this.clock = clock;
    setDefaultTargetUrl("/");
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication signedIn)
      throws ServletException, IOException {
    if (signedIn.getPrincipal() instanceof Viewer viewer) {
      accounts
          .find(viewer.name())
          .ifPresent(account -> Sessions.begin(request.getSession(true), account, clock.instant()));
    }
    super.onAuthenticationSuccess(request, response, signedIn);
  }
}

package org.hulian.review.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.hulian.review.access.Site;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/** The language a person chose, kept in a cookie; else the console's own. */
final class Languages implements LocaleResolver {
  private static final String COOKIE = "hulian-language";
  private static final Duration KEPT = Duration.ofDays(365);

  private final Site site;

  Languages(Site site) {
    this.site = site;
  }

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, COOKIE);
    String chosen = cookie == null ? "" : cookie.getValue();
    String language = WebSetup.LANGUAGES.contains(chosen) ? chosen : site.locale().getLanguage();
    return language.equals("en") ? Locale.ENGLISH : Locale.CHINESE;
  }

  @Override
  public void setLocale(
      HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
    if (response == null || locale == null) {
      return;
    }
    ResponseCookie cookie =
        ResponseCookie.from(COOKIE, locale.getLanguage())
            .path("/")
            .maxAge(KEPT)
            .httpOnly(true)
            .secure(site.secure())
            .sameSite("Lax")
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }

  /** Where to go back to: a path of this console, never another site. */
  static String localPath(String path) {
    boolean local =
        path.startsWith("/")
            && !path.startsWith("//")
            && path.chars().noneMatch(c -> c == '\\' || Character.isISOControl(c));
    return local ? path : "/";
  }
}

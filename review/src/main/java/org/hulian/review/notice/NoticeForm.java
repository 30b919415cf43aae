package org.hulian.review.notice;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person fills in for a notice. Nothing has a meaning while it is blank: a notice is not
 * drafted until everything is there.
 *
 * @param language {@code zh} or {@code en}
 * @param recipient the platform, as it calls itself
 * @param organisation who notifies
 * @param name of the person who signs
 * @param email to answer to
 * @param url exact address of the content
 * @param facts what is offered and how that is known
 * @param action key of what is asked for
 * @param grounds keys of provisions, code and version
 * @param goodFaith whether the person signs the statement of good faith
 */
record NoticeForm(
    @Nullable String language,
    @Nullable String recipient,
    @Nullable String organisation,
    @Nullable String name,
    @Nullable String email,
    @Nullable String url,
    @Nullable String facts,
    @Nullable String action,
    @Nullable List<String> grounds,
    @Nullable Boolean goodFaith) {
  static final List<String> ACTIONS = List.of("remove", "remove_preserve", "suspend_seller");
  private static final int MAX_FACTS = 5_000;

  /** Chinese unless English is asked for. */
  public String languageOrDefault() {
    return "en".equals(language) ? "en" : "zh";
  }

  /** Whether the statement of good faith is signed; an empty box sends nothing. */
  public boolean signed() {
    return Boolean.TRUE.equals(goodFaith);
  }

  /** Keys of the chosen provisions. */
  public List<String> groundIds() {
    return grounds == null ? List.of() : grounds;
  }

  /** Names of what is missing or wrong, in the order of the form. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    require(missing, "recipient", recipient);
    require(missing, "organisation", organisation);
    require(missing, "name", name);
    if (email == null || !email.strip().matches("[^\\s@]+@[^\\s@]+\\.[^\\s@]+")) {
      missing.add("email");
    }
    if (!isWebAddress(url)) {
      missing.add("url");
    }
    require(missing, "facts", facts);
    if (facts != null && facts.length() > MAX_FACTS) {
      missing.add("facts.long");
    }
    if (groundIds().isEmpty()) {
      missing.add("grounds");
    }
    if (action == null || !ACTIONS.contains(action)) {
      missing.add("action");
    }
    if (!signed()) {
      missing.add("goodFaith");
    }
    return missing;
  }

  private static void require(List<String> missing, String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      missing.add(field);
    }
  }

  private static boolean isWebAddress(@Nullable String text) {
    if (text == null) {
      return false;
    }
    try {
      URI uri = new URI(text.strip());
      return uri.getHost() != null
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}

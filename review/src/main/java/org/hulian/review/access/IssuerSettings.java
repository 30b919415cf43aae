package org.hulian.review.access;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hulian.store.account.Role;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Who vouches for people besides the console itself: an issuer of OpenID Connect. Immutable.
 *
 * @param issuer as it calls itself, by HTTPS, or on this machine by HTTP
 * @param client what it calls the console
 * @param secret by which the console shows that it is that client
 * @param claim of the ID token that says what somebody is: a name, or names with dots between them
 * @param roles what each of its values may do here; who has none of them may do nothing
 */
public record IssuerSettings(
    URI issuer, String client, String secret, String claim, Map<String, Set<Role>> roles) {
  /** Name of the file in the data folder. */
  public static final String FILE = "issuer.yaml";

  private static final Set<String> KEYS =
      Set.of("issuer", "client", "secret-file", "roles-claim", "roles");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  public IssuerSettings {
    roles = Map.copyOf(roles);
    String host = issuer.getHost();
    boolean found =
        host != null
            && issuer.getQuery() == null
            && ("https".equals(issuer.getScheme())
                || ("http".equals(issuer.getScheme()) && LOOPBACK.contains(host)));
    if (!found) {
      throw new IllegalArgumentException("an issuer is an address by https://, not " + issuer);
    }
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("roles: nobody could come in");
    }
  }

  /** Does not show the secret. */
  @Override
  public String toString() {
    return issuer + " for " + client;
  }

  /**
   * Reads them from a file.
   *
   * @throws IllegalArgumentException with one line that says what is wrong
   */
  public static IssuerSettings read(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    try (InputStream in = Files.newInputStream(file)) {
      Object read = new Load(LoadSettings.builder().setLabel(FILE).build()).loadFromInputStream(in);
      if (!(read instanceof Map<?, ?> map) || folder == null) {
        throw new IllegalArgumentException("has no names and values");
      }
      return of(map, folder);
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static IssuerSettings of(Map<?, ?> map, Path folder) throws IOException {
    for (Object key : map.keySet()) {
      if (!KEYS.contains(String.valueOf(key))) {
        throw new IllegalArgumentException("nothing is called " + key);
      }
    }
    Map<String, Set<Role>> roles = new LinkedHashMap<>();
    if (!(map.get("roles") instanceof Map<?, ?> given)) {
      throw new IllegalArgumentException("roles: says which value of the claim may do what");
    }
    given.forEach((value, names) -> roles.put(String.valueOf(value), roles(names)));
    return new IssuerSettings(
        URI.create(text(map, "issuer")),
        text(map, "client"),
        secret(folder.resolve(text(map, "secret-file"))),
        text(map, "roles-claim"),
        roles);
  }

  private static String text(Map<?, ?> map, String key) {
    if (map.get(key) instanceof String text && !text.isBlank()) {
      return text.strip();
    }
    throw new IllegalArgumentException(key + ": is missing");
  }

  private static Set<Role> roles(@Nullable Object names) {
    List<?> list =
        names instanceof List<?> several ? several : names == null ? List.of() : List.of(names);
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (Object name : list) {
      roles.add(role(String.valueOf(name)));
    }
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("roles: a value without a role");
    }
    return roles;
  }

  private static Role role(String name) {
    return Arrays.stream(Role.values())
        .filter(role -> role.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "roles: there is no role "
                        + name
                        + "; there are "
                        + Arrays.stream(Role.values())
                            .map(role -> role.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "))));
  }

  private static String secret(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("secret-file: there is no file " + file.getFileName());
    }
    var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null) {
      Set<PosixFilePermission> others = EnumSet.copyOf(view.readAttributes().permissions());
      others.removeAll(
          Set.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));
      if (!others.isEmpty()) {
        throw new IllegalArgumentException(
            "others can read the secret; chmod 600 " + file.getFileName());
      }
    }
    String secret = Files.readString(file).strip();
    if (secret.isEmpty()) {
      throw new IllegalArgumentException("secret-file: is empty");
    }
    return secret;
  }
}

package org.hulian.review.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;

/** Beyond this machine passkeys belong to the name that the operator declares, and to no other. */
class PasskeyPartyTest {
  @TempDir Path folder;

  private static PasskeyParty party(Database database, String address) {
    Site site =
        new Site(URI.create(address), InetAddress.getLoopbackAddress(), Locale.CHINESE, null);
    PasskeyRecords records = new PasskeyRecords(database.accounts());
    return new PasskeyParty(records, site, new StaticApplicationContext());
  }

  private static MockHttpServletRequest at(String host) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setServerName(host);
    return request;
  }

  @ParameterizedTest
  @CsvSource({
    "https://review.example/, https://review.example",
    "https://Review.Example:443/, https://review.example",
    "https://review.example:8443/, https://review.example:8443"
  })
  void theNameAndTheOriginAreTheDeclaredOnes(String address, String origin) {
    try (Database database = Database.open(folder, Access.WRITE, Clock.systemUTC())) {
      PasskeyParty party = party(database, address);
      assertThat(party.place()).hasValue(origin);
      assertThat(party.isAt(at("review.example"))).isTrue();
      assertThat(party.isAt(at("localhost"))).isFalse();
      assertThat(
              party
                  .createCredentialRequestOptions(
                      new ImmutablePublicKeyCredentialRequestOptionsRequest(null))
                  .getRpId())
          .isEqualTo("review.example");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://192.0.2.7/", "https://[2001:db8::7]/"})
  void anAddressIsNoName(String address) {
    try (Database database = Database.open(folder, Access.WRITE, Clock.systemUTC())) {
      PasskeyParty party = party(database, address);
      assertThat(party.place()).isEmpty();
      assertThat(party.isAt(at(URI.create(address).getHost()))).isFalse();
    }
  }
}

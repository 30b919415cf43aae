package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.hulian.store.account.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is behind a pseudonym is for administrators to know. */
class PseudonymPageTest {
  @Test
  void administratorsSeeTheMapAndEveryLookIsWrittenDown(@TempDir Path folder) {
    try (House house = new House(folder, ExampleListings.all())) {
      house.account("anna", Role.REVIEWER);
      String anna = house.database.accounts().pseudonym("anna");

      assertThat(house.guest(Role.ADMINISTRATOR).get("/accounts/pseudonyms").body())
          .contains("anna", anna);
      assertThat(house.acts().getFirst()).endsWith("pseudonyms.viewed accounts");

      Visitor others =
          house.guest(Role.LEAD, Role.REVIEWER, Role.AUDITOR, Role.OPERATOR, Role.REGULATOR);
      assertThat(others.get("/accounts/pseudonyms").statusCode()).isEqualTo(403);
      assertThat(others.get("/audit").body()).doesNotContain(anna);
    }
  }
}

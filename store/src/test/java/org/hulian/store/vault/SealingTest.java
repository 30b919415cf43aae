package org.hulian.store.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SealingTest {
  private static final String TEXT = "body\u001f11010519491231002X\u001f";

  private final SecureRandom random = new SecureRandom();

  private Sealing sealing() {
    byte[] key = new byte[Sealing.KEY_BYTES];
    random.nextBytes(key);
    return new Sealing(key, random);
  }

  @Test
  void whatIsSealedIsOpenedByItsKeyAndReferenceOnly() {
    Sealing sealing = sealing();
    byte[] sealed = sealing.seal("a", TEXT);
    assertThat(sealing.open("a", sealed)).isEqualTo(TEXT);
    assertThatThrownBy(() -> sealing.open("b", sealed)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> sealing().open("a", sealed)).isInstanceOf(IllegalStateException.class);
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1))
        .doesNotContain("11010519491231002X");
  }

  @Test
  void anyBitThatIsChangedIsNoticed() {
    Sealing sealing = sealing();
    byte[] sealed = sealing.seal("a", TEXT);
    for (int i = 0; i < sealed.length * Byte.SIZE; i++) {
      byte[] changed = sealed.clone();
      changed[i / Byte.SIZE] ^= (byte) (1 << i % Byte.SIZE);
      assertThatThrownBy(() -> sealing.open("a", changed))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThatThrownBy(() -> sealing.open("a", new byte[3]))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void noTwoSealsOfOneTextAreAlikeAndFindersNeedTheKey() {
    Sealing sealing = sealing();
    Set<String> seals = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      seals.add(new String(sealing.seal("a", TEXT), StandardCharsets.ISO_8859_1));
    }
    assertThat(seals).hasSize(1_000);
    assertThat(sealing.finder("x"))
        .isEqualTo(sealing.finder("x"))
        .isNotEqualTo(sealing.finder("y"));
    assertThat(sealing().finder("x")).isNotEqualTo(sealing.finder("x"));
  }
}

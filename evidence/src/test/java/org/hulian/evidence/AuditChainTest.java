package org.hulian.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditChainTest {
  @Test
  void anEntryIsWrittenInOneWayOnly() {
    // The strings of RFC 8785, 3.2.3 and 3.2.2.2: sorted by UTF-16 units, shortest escapes.
    Map<String, String> entry =
        Map.of(
            "\u20ac", "Euro Sign",
            "\r", "Carriage Return",
            "\ufb33", "Hebrew Letter Dalet With Dagesh",
            "1", "One",
            "\ud83d\ude00", "Emoji: Grinning Face",
            "\u0080", "Control",
            "\u00f6", "Latin Small Letter O With Diaeresis");

    assertThat(AuditChain.canonicalJson(entry))
        .isEqualTo(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    assertThat(AuditChain.canonicalJson(Map.of("a", "\u20ac$\u000F\nA'B\"\\\\\"/")))
        .isEqualTo("{\"a\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    assertThat(AuditChain.canonicalJson(Map.of())).isEqualTo("{}");
  }

  @Test
  void halvesOfSurrogatePairsStayApart() {
    String first = AuditChain.next(AuditChain.START, Map.of("a", "\ud800"));
    String second = AuditChain.next(AuditChain.START, Map.of("a", "\ud801"));

    assertThat(first).isNotEqualTo(second);
    assertThat(AuditChain.canonicalJson(Map.of("a", "x\udc00"))).isEqualTo("{\"a\":\"x\\udc00\"}");
  }

  @Test
  void theHashIsOverZeroThenTheHashBeforeThenTheEntry() {
    // Worked out with another implementation: sha256(0x00, 32 zero bytes, {"a":"b"}).
    assertThat(AuditChain.next(AuditChain.START, Map.of("a", "b")))
        .isEqualTo("4caff57676cbd69f58b5b03c0a01b9b784010f6176a048a93e07eb65f75fb8da");
    assertThatThrownBy(() -> AuditChain.next("none", Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anUntouchedChainHolds() {
    assertThat(AuditChain.firstBroken(chain(20).iterator())).isEmpty();
    assertThat(AuditChain.firstBroken(Collections.emptyIterator())).isEmpty();
  }

  @Test
  void aChangedEntryIsNamed() {
    List<AuditChain.Link> chain = chain(20);
    chain.set(7, new AuditChain.Link(Map.of("n", "8"), chain.get(7).hash()));

    assertThat(AuditChain.firstBroken(chain.iterator())).hasValue(7);
  }

  @Test
  void aChangedHashIsNamedEvenIfItIsNoHash() {
    List<AuditChain.Link> chain = chain(20);
    chain.set(3, new AuditChain.Link(chain.get(3).entry(), "?"));

    assertThat(AuditChain.firstBroken(chain.iterator())).hasValue(3);
  }

  @Test
  void aDroppedAMovedAndADoubledEntryBreakTheChain() {
    List<AuditChain.Link> dropped = chain(20);
    dropped.remove(5);
    List<AuditChain.Link> moved = chain(20);
    Collections.swap(moved, 5, 6);
    List<AuditChain.Link> doubled = chain(20);
    doubled.add(6, doubled.get(5));

    assertThat(AuditChain.firstBroken(dropped.iterator())).hasValue(5);
    assertThat(AuditChain.firstBroken(moved.iterator())).hasValue(5);
    assertThat(AuditChain.firstBroken(doubled.iterator())).hasValue(6);
  }

  @Test
  void aTailThatWasCutOffOnlyShowsByAHashThatWasKeptElsewhere() {
    List<AuditChain.Link> whole = chain(20);
    List<AuditChain.Link> cut = whole.subList(0, 15);

    assertThat(AuditChain.firstBroken(cut.iterator())).isEmpty();
    assertThat(cut.getLast().hash()).isNotEqualTo(whole.getLast().hash());
  }

  private static List<AuditChain.Link> chain(int length) {
    List<AuditChain.Link> chain = new ArrayList<>();
    String hash = AuditChain.START;
    for (int i = 0; i < length; i++) {
      Map<String, String> entry = Map.of("n", Integer.toString(i));
      hash = AuditChain.next(hash, entry);
      chain.add(new AuditChain.Link(entry, hash));
    }
    return chain;
  }
}

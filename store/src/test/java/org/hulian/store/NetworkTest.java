package org.hulian.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.Origin;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.Mention;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Verdict;
import org.hulian.listing.text.TextSpan;
import org.hulian.store.network.Network;
import org.hulian.store.network.NetworkRepository;
import org.hulian.store.network.Node;
import org.hulian.store.network.NodeKind;
import org.hulian.store.network.Start;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sellers are joined by what they have in common, and by nothing that everybody has. */
class NetworkTest {
  private static final String RING = "出全套素材四件套，带视频，可过各大平台，量大从优，先到先得";

  private final SettableClock clock = new SettableClock();
  @TempDir Path folder;
  private Database database;
  private NetworkRepository networks;
  private int last;

  @BeforeEach
  void open() {
    database = Database.open(folder, Access.WRITE, clock);
    networks = database.insight().networks();
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** Puts up an item; each has a text of its own unless one is given. */
  private ListingId put(
      @Nullable String seller, @Nullable String text, List<String> contacts, String... images) {
    int number = ++last;
    ListingId id = new ListingId("https://a.test/item/" + number);
    Listing listing =
        Listing.builder(id)
            .origin(new Origin(id.value(), "a.test", "平台甲"))
            .title(text == null ? ownText(number) : text)
            .seller(seller)
            .images(Arrays.asList(images))
            .build();
    Mention at = new Mention(FieldRef.TITLE, new TextSpan(0, 2), "xx");
    List<Entity> named =
        contacts.stream().<Entity>map(one -> new Entity.Contact(at, "wechat", one)).toList();
    database
        .listings()
        .save(
            List.of(
                new ScoredListing(
                    listing, new Verdict.Suspect(0.4, List.of(), named, Items.MODEL_1))));
    return id;
  }

  private static String ownText(int number) {
    Random random = new Random(number);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      text.appendCodePoint(0x4E00 + random.nextInt(20_000));
    }
    return text.toString();
  }

  private Network around(String seller, int depth, int most) {
    return networks.around(new Start.OfSeller("a.test", seller), depth, most).orElseThrow();
  }

  private static Set<String> names(Network network, NodeKind kind) {
    return network.nodes().stream()
        .filter(node -> node.kind() == kind)
        .map(Node::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void sellersAreJoinedByContactsPicturesAndTexts() {
    put("甲", RING, List.of("demo_0001"), "https://img.test/1.jpg?size=small");
    put("乙", null, List.of("demo_0001"));
    put("丙", null, List.of("demo_0003"), "https://img.test/1.jpg");
    put("丁", RING.replace("先到先得", "欢迎咨询"), List.of());
    put("戊", null, List.of("demo_0005"), "https://img.test/5.jpg");

    Network network = around("甲", 2, 100);
    assertThat(network.nodes().getFirst().name()).isEqualTo("甲");
    assertThat(names(network, NodeKind.SELLER)).containsExactlyInAnyOrder("甲", "乙", "丙", "丁");
    assertThat(names(network, NodeKind.CONTACT)).containsExactly("demo_0001");
    assertThat(names(network, NodeKind.PICTURE)).hasSize(1);
    assertThat(names(network, NodeKind.CLUSTER)).hasSize(1);
    assertThat(network.edges()).hasSize(6);
    assertThat(network.leftOut()).isZero();
    assertThat(network.nodes().getFirst())
        .satisfies(
            middle -> {
              assertThat(middle.where()).isEqualTo("a.test");
              assertThat(middle.platform()).isEqualTo("平台甲");
              assertThat(middle.listings()).isEqualTo(1);
            });

    assertThat(names(around("甲", 1, 100), NodeKind.SELLER)).containsExactly("甲");
  }

  @Test
  void aContactThatHundredsOfSellersNameIsNoLink() {
    for (int i = 0; i < 200; i++) {
      put("商户" + i, null, List.of("demo_service"));
    }
    put("甲", null, List.of("demo_service", "demo_0001"));
    put("乙", null, List.of("demo_0001"));

    Network network = around("甲", 2, 100);
    assertThat(names(network, NodeKind.SELLER)).containsExactlyInAnyOrder("甲", "乙");
    Node hub = node(network, "demo_service");
    assertThat(hub.hub()).isTrue();
    assertThat(hub.sellers()).isEqualTo(201);
    assertThat(hub.listings()).isEqualTo(201);
    assertThat(node(network, "demo_0001").hub()).isFalse();

    Network alone =
        networks.around(new Start.OfContact("wechat", "demo_service"), 2, 100).orElseThrow();
    assertThat(alone.nodes()).extracting(Node::name).containsExactly("demo_service");
    assertThat(alone.edges()).isEmpty();
  }

  @Test
  void oneMoreThanTwentySellersMakeAHub() {
    for (int i = 1; i <= 20; i++) {
      put("商户" + i, null, List.of("demo_0001"));
    }
    assertThat(node(around("商户1", 1, 100), "demo_0001").hub()).isFalse();
    put("商户21", null, List.of("demo_0001"));
    assertThat(node(around("商户1", 1, 100), "demo_0001").hub()).isTrue();
  }

  private static Node node(Network network, String name) {
    return network.nodes().stream()
        .filter(node -> node.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void noMoreNodesThanAskedForAndTheRestIsCounted() {
    for (int i = 0; i < 30; i++) {
      put("甲", null, List.of("demo_" + i));
    }
    Network network = around("甲", 2, 10);
    assertThat(network.nodes()).hasSize(10);
    assertThat(network.edges()).hasSize(9);
    assertThat(network.leftOut()).isEqualTo(21);
    Set<String> tokens = network.nodes().stream().map(Node::token).collect(Collectors.toSet());
    assertThat(network.edges())
        .allSatisfy(edge -> assertThat(tokens).contains(edge.seller(), edge.trait()));
  }

  @Test
  void tokensNeedTheKeyAndLeadBackThroughAnItemThatShowsThem() throws Exception {
    ListingId item = put("甲", null, List.of("demo_0001"));
    put("乙", null, List.of("demo_0001"));
    Node contact = node(around("甲", 1, 10), "demo_0001");
    assertThat(contact.token()).matches("[0-9A-HJKMNP-TV-Z]{16}");
    assertThat(
            networks.around(new Start.OfItem(item, contact.token()), 1, 10).orElseThrow().nodes())
        .extracting(Node::name)
        .containsExactly("demo_0001", "甲", "乙");
    assertThat(networks.around(new Start.OfItem(item, ""), 1, 10).orElseThrow().nodes())
        .first()
        .extracting(Node::name)
        .isEqualTo("甲");
    assertThat(networks.around(new Start.OfItem(item, "nonsense"), 1, 10)).isEmpty();

    Files.delete(folder.resolve("network.key"));
    assertThat(node(around("甲", 1, 10), "demo_0001").token()).isNotEqualTo(contact.token());
  }

  @Test
  void whatNobodyKnowsHasNoNetworkAndWhatWasTakenBackJoinsNoMore() {
    assertThat(networks.around(new Start.OfSeller("a.test", "无人"), 2, 10)).isEmpty();
    assertThat(networks.around(new Start.OfContact("qq", "9000000001"), 2, 10)).isEmpty();

    put("甲", null, List.of("demo_0001"), "https://img.test/1.jpg");
    put("乙", null, List.of(), "https://img.test/1.jpg");
    assertThat(names(around("甲", 2, 10), NodeKind.SELLER)).hasSize(2);
    last--;
    put("乙", null, List.of(), "https://img.test/2.jpg");
    assertThat(names(around("甲", 2, 10), NodeKind.SELLER)).containsExactly("甲");
  }

  @Test
  void itemsWithoutASellerNameNobody() {
    Stream.of(1, 2, 3).forEach(i -> put(null, null, List.of("demo_0001")));
    Network network =
        networks.around(new Start.OfContact("wechat", "demo_0001"), 2, 10).orElseThrow();
    assertThat(network.nodes()).hasSize(1);
    assertThat(network.nodes().getFirst().listings()).isEqualTo(3);
  }
}

package org.hulian.crawler.extract;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hulian.crawler.extract.EngineDefinition.AddressRule;
import org.hulian.crawler.extract.EngineDefinition.ItemsRule;
import org.hulian.crawler.extract.EngineDefinition.PageSort;
import org.hulian.crawler.extract.EngineDefinition.PostRule;
import org.hulian.crawler.extract.EngineDefinition.Recognition;
import org.hulian.crawler.extract.EngineDefinition.View;
import org.hulian.crawler.site.SiteDefinition;
import org.hulian.crawler.yaml.Spelling;
import org.hulian.crawler.yaml.YamlProblem;
import org.hulian.crawler.yaml.YamlSection;
import org.hulian.listing.Kind;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;

/** Reads one engine definition and notes everything that is wrong with it. */
final class EngineParser {
  private static final Set<String> FIELDS =
      new TreeSet<>(Set.of("title", "body", "price", "currency", "seller", "postedAt", "category"));
  private static final Evaluator NOTHING = Selector.evaluatorOf("nothing-at-all");
  private static final Pattern ANYTHING = Pattern.compile("");

  private final Path file;
  private final String text;
  private final List<YamlProblem> problems = new ArrayList<>();

  EngineParser(Path file, String text) {
    this.file = file;
    this.text = text;
  }

  /** What is wrong. */
  List<YamlProblem> problems() {
    return problems;
  }

  /** The definition; empty if anything is wrong. */
  Optional<EngineDefinition> parse() {
    Optional<EngineDefinition> definition =
        YamlSection.read(text, new YamlSection.Source(file, null, problems)).map(this::definition);
    return problems.isEmpty() ? definition : Optional.empty();
  }

  private EngineDefinition definition(YamlSection root) {
    String name = root.required("engine");
    String expected = String.valueOf(file.getFileName()).replaceAll("\\.yaml$", "");
    if (!name.isEmpty() && !name.equals(expected)) {
      root.reject("engine", "must be the name of the file, \"" + expected + "\"");
    }
    if (name.equals(SiteDefinition.GENERIC)) {
      root.reject("engine", "stands for no engine in particular: take another name");
    }
    String title = root.required("title");
    boolean tested = root.flag("tested", true);
    boolean enabled = root.flag("enabled", tested);
    ZoneOffset zone = zone(root);
    Recognition recognition = recognition(root);
    List<AddressRule> addresses = root.sections("addresses").stream().map(this::address).toList();
    List<Evaluator> removed = selectors(root, "removed");
    List<Evaluator> dropped = selectors(root, "drop");
    List<View> views = root.sections("views").stream().map(this::view).toList();
    root.finish();
    return new EngineDefinition(
        new EngineDefinition.Label(name, title, tested, enabled),
        zone,
        recognition,
        new EngineDefinition.Reading(addresses, removed, dropped, views));
  }

  private static @Nullable ZoneOffset zone(YamlSection root) {
    try {
      return root.text("zone").map(ZoneOffset::of).orElse(null);
    } catch (DateTimeException e) {
      root.reject("zone", "must be an offset such as \"+08:00\"");
      return null;
    }
  }

  private Recognition recognition(YamlSection root) {
    Optional<YamlSection> section = root.section("recognise");
    if (section.isEmpty()) {
      if (!root.has("recognise")) {
        root.reject("recognise", "is missing: without it no page is of this engine");
      }
      return new Recognition(null, List.of());
    }
    YamlSection recognise = section.get();
    Pattern generator =
        recognise.text("generator").map(x -> pattern(recognise, "generator", x)).orElse(null);
    List<Evaluator> marks = selectors(recognise, "marks");
    if (generator == null && marks.isEmpty()) {
      root.reject("recognise", "needs a generator or marks");
    }
    recognise.finish();
    return new Recognition(generator, marks);
  }

  private AddressRule address(YamlSection rule) {
    PageSort sort = choice(rule, "page", PageSort.values()).orElse(PageSort.NEVER);
    Pattern match = rule.text("match").map(x -> pattern(rule, "match", x)).orElse(ANYTHING);
    Map<String, Pattern> where = new LinkedHashMap<>();
    rule.section("where")
        .ifPresent(
            section ->
                section
                    .keys()
                    .forEach(key -> where.put(key, pattern(section, key, section.required(key)))));
    String item = rule.text("item").orElse(null);
    boolean needsItem = sort == PageSort.ITEM || sort == PageSort.DETAIL;
    if (needsItem && item == null) {
      rule.reject("item", "is missing: the address of the item that such a page shows");
    }
    if (item != null) {
      checkPlaces(rule, item, match, where);
    }
    rule.finish();
    return new AddressRule(sort, match, where, item);
  }

  private static void checkPlaces(
      YamlSection rule, String item, Pattern match, Map<String, Pattern> where) {
    Set<String> groups =
        Stream.concat(Stream.of(match), where.values().stream())
            .flatMap(pattern -> pattern.namedGroups().keySet().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    Pattern.compile("\\{(\\w+)}")
        .matcher(item)
        .results()
        .map(result -> result.group(1))
        .filter(place -> !groups.contains(place))
        .forEach(
            place ->
                rule.reject(
                    "item", "names no group {" + place + "}" + Spelling.suggestion(place, groups)));
  }

  private View view(YamlSection view) {
    String name = view.required("name");
    Kind kind = choice(view, "kind", Kind.values()).orElse(Kind.LISTING);
    Evaluator when = selector(view, "when", view.required("when"));
    ItemsRule items = view.section("items").flatMap(this::items).orElse(null);
    Map<String, FieldRule> fields = new LinkedHashMap<>();
    for (String field : FIELDS) {
      field(view, field).ifPresent(rule -> fields.put(field, rule));
    }
    PostRule posts = view.section("posts").map(this::posts).orElse(null);
    view.finish();
    return new View(name, kind, when, items, fields, posts);
  }

  private Optional<ItemsRule> items(YamlSection items) {
    Evaluator block = selector(items, "block", items.required("block"));
    Optional<FieldRule> address = field(items, "address");
    if (address.isEmpty() && !items.has("address")) {
      items.reject("address", "is missing: each item needs an address of its own");
    }
    String template = items.text("item").orElse(null);
    if (template != null && !template.contains(EngineDefinition.ADDRESS)) {
      items.reject("item", "has no place for " + EngineDefinition.ADDRESS);
    }
    items.finish();
    return address.map(rule -> new ItemsRule(block, rule, template));
  }

  private PostRule posts(YamlSection posts) {
    Evaluator block = selector(posts, "block", posts.required("block"));
    FieldRule author = field(posts, "author").orElse(null);
    FieldRule time = field(posts, "time").orElse(null);
    FieldRule body = field(posts, "body").orElse(null);
    if (body == null) {
      posts.reject("body", "is missing");
    }
    String first = posts.text("first").orElse("item");
    if (!Set.of("item", "reply").contains(first)) {
      posts.reject("first", "must be \"item\" or \"reply\"");
    }
    posts.finish();
    FieldRule text = Objects.requireNonNullElse(body, FieldRule.text(List.of()));
    return new PostRule(block, author, time, text, first.equals("item"));
  }

  /**
   * A selector, a list of them, or a section with {@code select}, {@code attribute}, {@code json},
   * {@code then}, {@code otherwise}.
   */
  private Optional<FieldRule> field(YamlSection parent, String key) {
    if (!parent.has(key)) {
      return Optional.empty();
    }
    if (parent.isPlain(key)) {
      return Optional.of(FieldRule.text(selectors(parent, key)));
    }
    return parent.section(key).map(this::field);
  }

  private FieldRule field(YamlSection section) {
    List<Evaluator> select = selectors(section, "select");
    if (select.isEmpty()) {
      section.reject("select", "is missing");
    }
    String attribute = section.text("attribute").orElse(null);
    List<Transform> transforms = new ArrayList<>();
    for (String name : section.texts("then")) {
      one(section, "then", name, Transform.values()).ifPresent(transforms::add);
    }
    FieldRule otherwise = field(section, "otherwise").orElse(null);
    List<String> paths = section.texts("json");
    if (attribute == null && !paths.isEmpty()) {
      section.reject("json", "needs the attribute that holds it");
    }
    section.finish();
    return new FieldRule(select, new FieldRule.Source(attribute, paths), transforms, otherwise);
  }

  private List<Evaluator> selectors(YamlSection section, String key) {
    return section.texts(key).stream().map(text -> selector(section, key, text)).toList();
  }

  private static Evaluator selector(YamlSection section, String key, String text) {
    try {
      return text.isEmpty() ? NOTHING : Selector.evaluatorOf(text);
    } catch (Selector.SelectorParseException | IllegalArgumentException e) {
      section.reject(key, "is no selector: " + e.getMessage());
      return NOTHING;
    }
  }

  private static Pattern pattern(YamlSection section, String key, String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      section.reject(key, "is no pattern: " + e.getDescription());
      return ANYTHING;
    }
  }

  private static <E extends Enum<E>> Optional<E> choice(
      YamlSection section, String key, E[] values) {
    String word = section.required(key);
    return word.isEmpty() ? Optional.empty() : one(section, key, word, values);
  }

  private static <E extends Enum<E>> Optional<E> one(
      YamlSection section, String key, String word, E[] values) {
    Set<String> known = new TreeSet<>();
    for (E value : values) {
      String name = value.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (name.equals(word)) {
        return Optional.of(value);
      }
      known.add(name);
    }
    known.remove("unknown");
    section.reject(key, "'" + word + "' is not known" + Spelling.suggestion(word, known));
    return Optional.empty();
  }
}

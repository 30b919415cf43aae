package org.hulian.crawler.extract;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hulian.crawler.PageSnapshot;
import org.hulian.evidence.page.PageText;
import org.hulian.evidence.page.PageText.Kind;
import org.hulian.evidence.page.PageText.Line;
import org.hulian.evidence.page.PageText.Piece;
import org.hulian.evidence.page.PageText.Sort;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * Writes a recorded page as lines of text, for people who must see what stood there and must not be
 * shown its markup: headings, paragraphs, entries of lists and rows of tables keep their form; of a
 * link there is the host that it leads to, of a picture what stands for it, and neither is asked
 * for. Unlike {@link PlainText} it leaves in what the markup hides, marked, since sellers hide text
 * from people that is meant for search. Style sheets are not read: what only they hide is not
 * marked.
 *
 * <p>Takes any bytes. What is beyond the limits of pages, 4,000 lines or the patience is left out,
 * and said to be.
 */
public final class PageTextReader {
  private static final int MAX_LINES = 4_000;

  private final Duration patience;

  /**
   * Reads nothing yet.
   *
   * @param patience after which the rest of a page is left out
   */
  public PageTextReader(Duration patience) {
    this.patience = patience;
  }

  /** Reads a page; {@link PageText#NONE} if it is no text. */
  public PageText read(PageSnapshot page) {
    long end = System.nanoTime() + patience.toNanos();
    String type = page.header("content-type");
    String kind = type == null ? "" : type.strip().toLowerCase(Locale.ROOT);
    boolean html = kind.contains("html") || (kind.isEmpty() && page.body().length > 0);
    if (!html && !kind.matches("(text/|application/([a-z.+-]*\\+)?(json|xml)).*")) {
      return PageText.NONE;
    }
    CharsetSniffer.Decoded decoded = CharsetSniffer.decode(page.body(), type);
    boolean cut = page.body().length > Limits.MAX_BYTES;
    Lines lines = new Lines(end);
    if (html) {
      Document document = HtmlPage.parse(decoded.text(), page.uri());
      lines.alone(Kind.TITLE, document.title());
      Element summary = document.selectFirst("meta[name=description]");
      lines.alone(Kind.SUMMARY, summary == null ? "" : summary.attr("content"));
      document.body().filter(new Walk(lines));
    } else {
      decoded.text().lines().takeWhile(line -> !lines.full()).forEach(lines::plain);
    }
    lines.finish();
    return new PageText(decoded.charset().name(), lines.all, cut || lines.full());
  }

  /** The lines so far. */
  private static final class Lines {
    private final long end;
    private final List<Line> all = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private Kind kind = Kind.TEXT;
    private int depth;
    private boolean hidden;
    private boolean blank;
    private int characters;
    private boolean late;

    Lines(long end) {
      this.end = end;
    }

    boolean full() {
      late = late || System.nanoTime() > end;
      return late || all.size() >= MAX_LINES || characters >= Limits.MAX_TEXT;
    }

    void alone(Kind of, String text) {
      open(of, 0);
      words(text);
      open(Kind.TEXT, 0);
    }

    void plain(String line) {
      open(Kind.TEXT, 0);
      words(line);
    }

    /** Ends the line, and begins one of this kind. */
    void open(Kind next, int level) {
      finish();
      kind = next;
      depth = level;
    }

    void finish() {
      endPiece();
      if (pieces.stream().anyMatch(piece -> !piece.text().isBlank() || picture(piece))) {
        all.add(new Line(kind, depth, pieces));
      }
      pieces.clear();
      blank = false;
    }

    private static boolean picture(Piece piece) {
      return piece.sort() == Sort.PICTURE;
    }

    void hide(boolean now) {
      if (now != hidden) {
        endPiece();
        hidden = now;
      }
    }

    boolean begun() {
      return !pieces.isEmpty() || !words.isEmpty();
    }

    /** White space of any length is one blank; what cannot be written is left out. */
    void words(String text) {
      for (int i = 0; i < text.length() && characters < Limits.MAX_TEXT; i++) {
        char c = text.charAt(i);
        if (c == '\u00A0' || Character.isWhitespace(c)) {
          blank = begun();
        } else if (!Character.isISOControl(c)) {
          space();
          words.append(c);
          characters++;
        }
      }
    }

    private void space() {
      if (blank) {
        words.append(' ');
        blank = false;
      }
    }

    void piece(Sort sort, String text) {
      if (sort == Sort.PICTURE || sort == Sort.FIELD) {
        space();
      }
      endPiece();
      blank &= sort != Sort.BORDER;
      String line = PlainText.line(text);
      pieces.add(new Piece(sort, hidden, sort == Sort.BORDER ? " " : line));
      characters += line.length();
    }

    private void endPiece() {
      if (!words.isEmpty()) {
        pieces.add(new Piece(Sort.WORDS, hidden, words.toString()));
        words.setLength(0);
      }
    }
  }

  /** One walk over a page. */
  private static final class Walk implements NodeFilter {
    private static final Set<String> SILENT =
        Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "svg",
            "iframe",
            "object",
            "head",
            "canvas",
            "video",
            "audio",
            "map",
            "meta",
            "link",
            "math",
            "datalist");
    private static final Set<String> ENTRIES = Set.of("li", "dt", "dd");
    private static final Set<String> LISTS = Set.of("ul", "ol", "dl");
    private static final Set<String> UNTYPED =
        Set.of("hidden", "password", "checkbox", "radio", "file", "image", "range", "color");
    private static final Pattern HOST =
        Pattern.compile("(?i)https?://(?:[^/?#@]{0,200}@)?([^/?#:]{1,253}).*");
    private static final Pattern SCHEME = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]{0,20}:).*");

    /** Ways to keep text from people that extraction does not know. */
    private static final Pattern AWAY =
        Pattern.compile(
            "opacity:0(?:\\.0*)?(?:;|!|$)|text-indent:-\\d{3}|(?:left|top):-\\d{3}"
                + "|color:transparent|(?:^|;)(?:max-)?(?:height|width):[01](?:px)?(?:;|!|$)");

    private static final int MAX_STYLE = 500;

    private record Place(Kind kind, int depth) {}

    private final Lines lines;
    private final Deque<Place> places = new ArrayDeque<>(List.of(new Place(Kind.TEXT, 0)));
    private int lists;
    private int hidden;

    Walk(Lines lines) {
      this.lines = lines;
    }

    @Override
    public FilterResult head(Node node, int depth) {
      if (lines.full()) {
        return FilterResult.STOP;
      }
      if (node instanceof TextNode text) {
        lines.words(text.getWholeText());
        return FilterResult.CONTINUE;
      }
      if (!(node instanceof Element element) || SILENT.contains(element.normalName())) {
        return FilterResult.SKIP_ENTIRELY;
      }
      if (hides(element)) {
        hidden++;
        lines.hide(true);
      }
      open(element);
      return FilterResult.CONTINUE;
    }

    private void open(Element element) {
      String name = element.normalName();
      switch (name) {
        case "br", "hr" -> lines.open(here().kind(), here().depth());
        case "img" -> lines.piece(Sort.PICTURE, element.attr("alt"));
        case "input" -> field(element);
        case "option", "button" -> lines.words(" ");
        case "td", "th" -> {
          if (lines.begun()) {
            lines.piece(Sort.BORDER, "");
          }
        }
        default -> {
          if (PlainText.block(element)) {
            lists += LISTS.contains(name) ? 1 : 0;
            places.push(place(name));
            lines.open(here().kind(), here().depth());
          }
        }
      }
    }

    private Place here() {
      return places.peek() == null ? new Place(Kind.TEXT, 0) : places.peek();
    }

    private Place place(String name) {
      if (name.matches("h[1-6]")) {
        return new Place(Kind.HEADING, name.charAt(1) - '0');
      }
      if (ENTRIES.contains(name)) {
        return new Place(Kind.ITEM, Math.max(1, lists));
      }
      if (name.equals("tr")) {
        return new Place(Kind.ROW, 0);
      }
      boolean inside = here().kind() == Kind.ITEM || here().kind() == Kind.HEADING;
      return inside && !LISTS.contains(name) ? here() : new Place(Kind.TEXT, 0);
    }

    private void field(Element input) {
      String value = input.attr("value");
      String shown = value.isBlank() ? input.attr("placeholder") : value;
      String type = input.attr("type").toLowerCase(Locale.ROOT);
      if (!shown.isBlank() && !UNTYPED.contains(type)) {
        lines.piece(Sort.FIELD, shown);
      }
    }

    @Override
    public FilterResult tail(Node node, int depth) {
      if (!(node instanceof Element element)) {
        return FilterResult.CONTINUE;
      }
      String name = element.normalName();
      if (name.equals("a") && element.hasAttr("href") && lines.begun()) {
        String target = target(element);
        if (!target.isEmpty()) {
          lines.piece(Sort.TARGET, target);
        }
      } else if (PlainText.block(element) && !name.equals("hr")) {
        lists -= LISTS.contains(name) ? 1 : 0;
        places.pop();
        lines.open(here().kind(), here().depth());
      }
      if (hides(element)) {
        hidden--;
        lines.hide(hidden > 0);
      }
      return FilterResult.CONTINUE;
    }

    /** The host alone, since the rest of an address may hold what names a person, in any coding. */
    private static String target(Element link) {
      String href = link.attr("href").strip();
      if (href.length() > Limits.MAX_ADDRESS || link.baseUri().length() > Limits.MAX_ADDRESS) {
        return "";
      }
      String address = link.absUrl("href");
      Matcher host = HOST.matcher(address);
      if (host.matches()) {
        return host.group(1);
      }
      Matcher scheme = SCHEME.matcher(href);
      return scheme.matches() ? scheme.group(1) : "";
    }

    private static boolean hides(Element element) {
      if (PlainText.hidden(element)) {
        return true;
      }
      String style = element.attr("style");
      String beginning = style.substring(0, Math.min(style.length(), MAX_STYLE));
      return !style.isEmpty()
          && AWAY.matcher(beginning.toLowerCase(Locale.ROOT).replace(" ", "")).find();
    }
  }
}

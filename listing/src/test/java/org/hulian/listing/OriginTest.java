package org.hulian.listing;

import static org.assertj.core.api.Assertions.assertThat;

import org.hulian.listing.feed.ListingCodec;
import org.junit.jupiter.api.Test;

class OriginTest {
  @Test
  void nothingInAnOriginMovesATerminalsCursorOrEndsALine() {
    Origin origin =
        new Origin("http://x.test/\u001b]0;t\u0007\r\n?a=\u009b1", "si\u0007te", "平台\u001b[2J\n ");

    assertThat(origin.url()).isEqualTo("http://x.test/%1B]0;t%07%0D%0A?a=%C2%9B1");
    assertThat(origin.site()).isEqualTo("si te");
    assertThat(origin.platform()).isEqualTo("平台 [2J");
  }

  @Test
  void whatIsCleanStaysAsItIs() {
    String url = "https://market.test/人脸?a=%1B&b=\u3000";

    assertThat(new Origin(url, "site", "论坛 一").url()).isSameAs(url);
    assertThat(new Origin(null, null, null)).isEqualTo(Origin.UNKNOWN);
  }

  @Test
  void aRowKeepsItsListingWhateverItsAddressHolds() {
    String row = "{\"id\":\"1\",\"url\":\"http://x.test/\\u001b]0;t\",\"title\":\"书\"}";

    Listing listing = ListingCodec.read(row);

    assertThat(listing.title()).isEqualTo("书");
    assertThat(listing.origin().url()).isEqualTo("http://x.test/%1B]0;t");
  }
}

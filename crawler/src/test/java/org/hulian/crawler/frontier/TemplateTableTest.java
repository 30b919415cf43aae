package org.hulian.crawler.frontier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TemplateTableTest {
  private static String form(String pathAndQuery) {
    return TemplateTable.form("https://forum.example" + pathAndQuery);
  }

  @Test
  void theDaysOfACalendarAreOfOneForm() {
    assertThat(form("/calendar/2026/11/26"))
        .isEqualTo(form("/calendar/1999/1/2"))
        .isEqualTo("/calendar/N/N/N");
    assertThat(form("/calendar?month=11&year=2026"))
        .isEqualTo(form("/calendar?year=1970&month=1"))
        .isEqualTo("/calendar?month&year");
  }

  @Test
  void whatIsChosenInAFilterMakesNoOtherFormButWhichFiltersThereAreDoes() {
    assertThat(form("/phones?colour=red&size=m")).isEqualTo(form("/phones?size=xl&colour=blue"));
    assertThat(form("/phones?colour=red")).isNotEqualTo(form("/phones?size=xl"));
    assertThat(form("/phones?f1=a")).isEqualTo(form("/phones?f2=a")).isEqualTo("/phones?fN");
  }

  @Test
  void wordsInThePathTellFormsApart() {
    assertThat(form("/phones/1")).isNotEqualTo(form("/tablets/1"));
    assertThat(form("/forum-2-1.html")).isEqualTo("/forum-N-N.html");
  }

  @Test
  void aHostileAddressIsCut() {
    assertThat(form("/" + "a/".repeat(900))).hasSizeLessThanOrEqualTo(500);
    assertThat(form("/?")).isEqualTo("/?");
    assertThat(form("/?&&=&1=2")).isEqualTo("/?&N");
  }
}

package org.hulian.review.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hulian.review.casefile.PolicyCode;
import org.junit.jupiter.api.Test;

/** What notices are made of: grounds, platforms, templates. */
class NoticeDataTest {
  private static LegalGrounds on(String day) {
    Instant noon = Instant.parse(day + "T12:00:00Z");
    return new LegalGrounds(Clock.fixed(noon, ZoneOffset.UTC));
  }

  @Test
  void everyVersionOfAGroundHasItsWordsAndNoTwoHoldOnOneDay() {
    Set<String> keys = new HashSet<>();
    Map<String, List<LegalGround>> versions = new HashMap<>();
    for (LegalGround ground : LegalGrounds.all()) {
      assertThat(keys.add(ground.key())).as(ground.key()).isTrue();
      versions.computeIfAbsent(ground.code(), code -> new ArrayList<>()).add(ground);
      assertThat(ground.text("zh")).contains(ground.validFrom().toString(), "《");
      assertThat(ground.text("en"))
          .contains(ground.validFrom().toString(), "Art. ")
          .doesNotContainPattern("\\p{IsHan}");
      assertThat(ground.in("zh").label()).isNotBlank();
      assertThat(ground.policies())
          .allMatch(code -> PolicyCode.ofCode(code).filter(PolicyCode::violation).isPresent());
    }
    assertThat(versions).hasSizeGreaterThanOrEqualTo(14);
    versions.forEach(
        (code, all) -> {
          for (LegalGround one : all) {
            LocalDate end = one.validTo();
            for (LocalDate day : List.of(one.validFrom(), end == null ? LocalDate.MAX : end)) {
              assertThat(all.stream().filter(other -> other.inForce(day))).as(code).hasSize(1);
            }
          }
        });
  }

  @Test
  void aVersionHoldsFromItsFirstDayToItsLast() {
    String old = "cn-cybersecurity-personal@2017-06-01";
    String amended = "cn-cybersecurity-personal@2026-01-01";
    List<String> both = List.of(old, amended);
    assertThat(on("2025-12-31").notInForce(both)).containsExactly(amended);
    assertThat(on("2026-01-01").notInForce(both)).containsExactly(old);
    assertThat(on("2017-05-31").notInForce(both)).containsExactly(old, amended);
    assertThat(on("2026-11-27").notInForce(List.of("cn-none@2020-01-01", old)))
        .containsExactly("cn-none@2020-01-01", old);
    assertThat(on("2025-12-31").chosen(both).getFirst().text("zh")).contains("第四十四条");
    assertThat(on("2026-11-27").chosen(both).getFirst().text("zh")).contains("第四十六条");
  }

  @Test
  void eachPolicyHasGroundsInBothJurisdictionsAndNeitherProposesTheOthers() {
    LegalGrounds grounds = on("2026-11-27");
    for (PolicyCode policy : PolicyCode.violations()) {
      for (String jurisdiction : List.of("CN", "EU")) {
        List<String> proposed = grounds.proposed(policy.code(), jurisdiction);
        assertThat(proposed).as(policy + " " + jurisdiction).isNotEmpty();
        assertThat(grounds.chosen(proposed))
            .extracting(LegalGround::jurisdiction)
            .containsOnly(jurisdiction);
      }
    }
  }

  @Test
  void theTemplatesOfBothLanguagesHaveTheSamePlacesAndEachIsNamedWhileItIsEmpty() {
    Template zh = Template.shipped("zh");
    Template en = Template.shipped("en");
    assertThat(zh.places()).containsExactlyElementsOf(en.places()).hasSize(14);
    Map<String, String> full = new HashMap<>();
    zh.places().forEach(place -> full.put(place, "{{url}} of " + place));
    assertThat(zh.fill(full).missing()).isEmpty();
    assertThat(zh.fill(full).text()).contains("{{url}} of reference");
    for (String place : zh.places()) {
      for (String empty : List.of("", " \n")) {
        Map<String, String> lacking = new HashMap<>(full);
        lacking.put(place, empty);
        Template.Filled filled = zh.fill(lacking);
        assertThat(filled.missing()).containsExactly(place);
        assertThat(filled.text()).isEmpty();
      }
    }
    assertThat(en.fill(Map.of()).missing()).containsExactlyElementsOf(en.places());
    assertThat(new Template("{{unknown}}").fill(full).missing()).containsExactly("unknown");
  }

  @Test
  void aPlatformHasKnownChannelsAndADayByWhichItAnswers() throws IOException {
    Platforms platforms = Platforms.read(Path.of("nowhere", "platforms.yaml"));
    assertThat(platforms.all())
        .extracting(Platform::name)
        .doesNotHaveDuplicates()
        .contains("12377");
    Platform unknown = platforms.of("别的平台");
    assertThat(unknown.recipient("en")).isEqualTo("别的平台");
    assertThat(unknown.firstChannel()).isEmpty();
    assertThat(platforms.of(null).replyDays()).isEqualTo(7);
    assertThatThrownBy(() -> new Platform.Channel("dove", "x"))
        .isInstanceOf(IllegalArgumentException.class);
    for (String row :
        List.of(
            "- name: x",
            "x: y",
            "- {name: x, jurisdiction: US, zh: x, en: x}",
            "- {name: x, jurisdiction: CN, zh: x, en: x, reply-days: 0}")) {
      var bytes = new java.io.ByteArrayInputStream(row.getBytes(StandardCharsets.UTF_8));
      assertThatThrownBy(() -> DataFile.rows(bytes, "own").forEach(one -> Platforms.platform(one)))
          .as(row)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}

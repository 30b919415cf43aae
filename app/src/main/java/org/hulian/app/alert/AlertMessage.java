package org.hulian.app.alert;

import java.io.StringWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.hulian.store.mask.PersonalMask;
import org.hulian.store.search.Alert;
import org.hulian.store.search.Delivery;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What leaves the house of an alert: no title and no text of the listing, and numbers of persons
 * masked.
 *
 * @param console where the console is, ending in a slash
 */
record AlertMessage(URI console) {
  private static final JsonFactory JSON = new JsonFactory();

  /** For a program. */
  byte[] json(Alert alert) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeNumberProperty("alert", alert.id());
      json.writeStringProperty("search", PersonalMask.persons(alert.searchName()));
      json.writeStringProperty("listing", PersonalMask.persons(alert.listing().value()));
      json.writeNumberProperty("version", alert.version());
      json.writeStringProperty("link", link(alert));
      json.writeArrayPropertyStart("words");
      alert.matched().words().forEach(word -> json.writeString(PersonalMask.persons(word)));
      json.writeEndArray();
      json.writeBooleanProperty("bySound", alert.matched().bySound());
      json.writeNumberProperty("score", alert.score());
      json.writeStringProperty("at", alert.at().toString());
      json.writeEndObject();
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** For the top line of a mail. */
  String subject(List<Delivery> together) {
    String name = PersonalMask.persons(together.getFirst().alert().searchName());
    String line = name.replaceAll("\\p{Cntrl}", " ");
    return String.format(Locale.ROOT, "护脸提醒：%s（%d）", line, together.size());
  }

  /** For people, in Chinese and English. */
  String text(List<Delivery> together) {
    StringBuilder text = new StringBuilder(200 * together.size());
    for (Delivery one : together) {
      Alert alert = one.alert();
      String words = PersonalMask.persons(String.join("、", alert.matched().words()));
      text.append(PersonalMask.persons(alert.listing().value()))
          .append(String.format(Locale.ROOT, "  %.2f%n", alert.score()))
          .append(words.isEmpty() ? "" : "命中 matched: " + words + System.lineSeparator())
          .append(link(alert))
          .append(System.lineSeparator())
          .append(System.lineSeparator());
    }
    return text.append("-- ").append(System.lineSeparator()).append(console).toString();
  }

  private String link(Alert alert) {
    // By the alert: an id may be an address that holds what has to be masked.
    String id = alert.listing().value();
    String shown = PersonalMask.persons(id);
    return shown.equals(id)
        ? console + "listings?id=" + URLEncoder.encode(id, StandardCharsets.UTF_8)
        : console + "alerts?search=" + alert.searchId();
  }
}

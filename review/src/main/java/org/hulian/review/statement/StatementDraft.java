package org.hulian.review.statement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.MultiValueMap;

/**
 * A statement as a form has it: texts by the names of the fields, lists where the field is one.
 *
 * @param fields in the order of the rules; only those that there are
 */
record StatementDraft(Map<String, Object> fields) {
  StatementDraft {
    fields = Map.copyOf(fields);
  }

  /** Reads a form; what does not go with what else was chosen is left out, as it was not meant. */
  static StatementDraft read(MultiValueMap<String, String> form) {
    Map<String, Object> all = new LinkedHashMap<>();
    for (StatementField field : StatementRules.fields()) {
      List<String> given =
          form.getOrDefault(field.name(), List.of()).stream()
              .map(String::strip)
              .filter(value -> !value.isEmpty())
              .distinct()
              .toList();
      if (!given.isEmpty()) {
        boolean many = field.kind() == StatementField.Kind.CHOICES;
        all.put(field.name(), many ? given : given.getFirst());
      }
    }
    Map<String, Object> chosen = new LinkedHashMap<>(all);
    StatementRules.fields().stream()
        .filter(field -> !field.applies(all))
        .forEach(field -> chosen.remove(field.name()));
    return new StatementDraft(chosen);
  }

  /** The text of a field; empty if there is none. */
  public String text(String name) {
    return fields.get(name) instanceof String text ? text : "";
  }

  /** Whether a field has this value, or has it among others. */
  public boolean has(String name, String value) {
    return fields.get(name) instanceof List<?> list
        ? list.contains(value)
        : text(name).equals(value);
  }

  /** The same under a number, in the order of the rules. */
  Map<String, Object> numbered(String puid) {
    Map<String, Object> ordered = new LinkedHashMap<>();
    for (StatementField field : StatementRules.fields()) {
      Object value = field.name().equals("puid") ? puid : fields.get(field.name());
      if (value != null) {
        ordered.put(field.name(), value);
      }
    }
    return ordered;
  }
}

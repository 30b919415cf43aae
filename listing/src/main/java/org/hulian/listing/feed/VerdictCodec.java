package org.hulian.listing.feed;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.Finding;
import org.hulian.listing.finding.Provenance;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Severity;
import org.hulian.listing.finding.Stage;
import org.hulian.listing.finding.Verdict;
import org.hulian.listing.text.TextSpan;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** A verdict as one line of JSON, and back. Thread-safe. */
public final class VerdictCodec {
  private VerdictCodec() {}

  /** The verdict on one line, without a line end; {@link #read} gives an equal one back. */
  public static String write(Verdict verdict) {
    return Json.write(json -> fields(json, verdict));
  }

  /**
   * What {@link #write} writes, as maps, lists, texts, numbers and booleans, for those who write it
   * as a part of something else.
   */
  public static Map<String, @Nullable Object> object(Verdict verdict) {
    return Json.read(write(verdict)).plain();
  }

  /** A prediction: the verdict with the id of its listing in front. */
  public static String prediction(ScoredListing scored) {
    return Json.write(
        json -> {
          Json.text(json, "id", scored.listing().id());
          fields(json, scored.verdict());
        });
  }

  /**
   * Reads what {@link #write} or {@link #prediction} wrote.
   *
   * @throws FeedException if it is anything else
   */
  public static Verdict read(String line) {
    JsonObject row = Json.read(line);
    try {
      double score = row.requiredNumber("score").doubleValue();
      Provenance provenance =
          new Provenance(
              Stage.valueOf(row.required("stage").toUpperCase(Locale.ROOT)),
              row.required("model"),
              row.required("lexicon"));
      return switch (row.required("verdict")) {
        case "clear" -> new Verdict.Clear(score, provenance);
        case "suspect" -> new Verdict.Suspect(score, findings(row), entities(row), provenance);
        case "flagged" ->
            new Verdict.Flagged(
                score,
                Category.ofKey(row.required("category")),
                Severity.ofKey(row.required("severity")),
                findings(row),
                entities(row),
                provenance);
        case String other -> throw new FeedException("no such verdict: " + other);
      };
    } catch (IllegalArgumentException e) {
      throw new FeedException(String.valueOf(e.getMessage()));
    }
  }

  private static List<Finding> findings(JsonObject row) {
    return row.objects("findings").stream()
        .map(
            finding ->
                new Finding(
                    finding.required("signal"),
                    FieldRef.parse(finding.required("field")),
                    span(finding),
                    finding.required("text"),
                    finding.required("normalized"),
                    finding.requiredNumber("weight").doubleValue()))
        .toList();
  }

  private static List<Entity> entities(JsonObject row) {
    return row.objects("entities").stream().map(EntityFields::read).toList();
  }

  static TextSpan span(JsonObject row) {
    return new TextSpan(row.integer("start"), row.integer("end"));
  }

  private static void fields(JsonGenerator json, Verdict verdict) {
    Category category = verdict instanceof Verdict.Flagged flagged ? flagged.category() : null;
    Severity severity = verdict instanceof Verdict.Flagged flagged ? flagged.severity() : null;
    json.writeNumberProperty("score", verdict.score());
    json.writeBooleanProperty("flagged", verdict instanceof Verdict.Flagged);
    json.writeStringProperty("verdict", name(verdict));
    Json.text(json, "category", category == null ? null : category.key());
    Json.text(json, "severity", severity == null ? null : severity.key());
    json.writeName("entities").writeStartArray();
    verdict.entities().forEach(entity -> EntityFields.write(json, entity));
    json.writeEndArray();
    json.writeName("findings").writeStartArray();
    verdict.findings().forEach(finding -> finding(json, finding));
    json.writeEndArray();
    Provenance by = verdict.provenance();
    json.writeStringProperty("stage", by.stage().name().toLowerCase(Locale.ROOT));
    json.writeStringProperty("model", by.model());
    json.writeStringProperty("lexicon", by.lexicon());
  }

  private static String name(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Clear clear -> "clear";
      case Verdict.Suspect suspect -> "suspect";
      case Verdict.Flagged flagged -> "flagged";
    };
  }

  private static void finding(JsonGenerator json, Finding finding) {
    json.writeStartObject();
    json.writeStringProperty("signal", finding.signal());
    place(json, finding.field(), finding.span(), finding.text());
    json.writeStringProperty("normalized", finding.normalized());
    json.writeNumberProperty("weight", finding.weight());
    json.writeEndObject();
  }

  static void place(JsonGenerator json, FieldRef field, TextSpan span, @Nullable String text) {
    json.writeStringProperty("field", field.toString());
    json.writeNumberProperty("start", span.start());
    json.writeNumberProperty("end", span.end());
    Json.text(json, "text", text);
  }
}

package org.hulian.listing.feed;

import java.util.List;
import java.util.Locale;
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.Finding;
import org.hulian.listing.finding.Provenance;
import org.hulian.listing.finding.Severity;
import org.hulian.listing.finding.Stage;
import org.hulian.listing.finding.Verdict;
import org.hulian.listing.text.TextSpan;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The prediction contract, both ways. */
final class VerdictJson {
  private VerdictJson() {}

  static String kind(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Clear clear -> "clear";
      case Verdict.Suspect suspect -> "suspect";
      case Verdict.Flagged flagged -> "flagged";
    };
  }

  static void write(JsonGenerator json, Verdict verdict) {
    Verdict.@Nullable Flagged flagged = verdict instanceof Verdict.Flagged flag ? flag : null;
    json.writeNumberProperty("score", verdict.score());
    json.writeBooleanProperty("flagged", flagged != null);
    ListingJson.text(json, "category", flagged == null ? null : flagged.category().key());
    ListingJson.text(json, "severity", flagged == null ? null : flagged.severity().key());
    json.writeArrayPropertyStart("entities");
    for (Entity entity : verdict.entities()) {
      json.writeStartObject();
      EntityJson.write(json, entity);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("findings");
    for (Finding finding : verdict.findings()) {
      writeFinding(json, finding);
    }
    json.writeEndArray();
    Provenance provenance = verdict.provenance();
    json.writeStringProperty("stage", provenance.stage().name().toLowerCase(Locale.ROOT));
    json.writeStringProperty("model", provenance.model());
    json.writeStringProperty("lexicon", provenance.lexicon());
  }

  static Verdict read(JsonObject json) {
    double score = json.number("score").doubleValue();
    Provenance provenance =
        new Provenance(stage(json), json.required("model"), json.required("lexicon"));
    List<Finding> findings =
        json.objects("findings").stream().map(VerdictJson::readFinding).toList();
    List<Entity> entities = json.objects("entities").stream().map(EntityJson::read).toList();
    return switch (json.required("verdict")) {
      case "clear" -> new Verdict.Clear(score, provenance);
      case "suspect" -> new Verdict.Suspect(score, findings, entities, provenance);
      case "flagged" ->
          new Verdict.Flagged(
              score,
              Category.ofKey(json.required("category")),
              Severity.ofKey(json.required("severity")),
              findings,
              entities,
              provenance);
      default -> throw new FieldException("verdict is none of clear, suspect, flagged");
    };
  }

  private static Stage stage(JsonObject json) {
    return switch (json.required("stage")) {
      case "screen" -> Stage.SCREEN;
      case "analysis" -> Stage.ANALYSIS;
      default -> throw new FieldException("stage is neither screen nor analysis");
    };
  }

  private static void writeFinding(JsonGenerator json, Finding finding) {
    json.writeStartObject();
    json.writeStringProperty("signal", finding.signal());
    json.writeStringProperty("field", finding.field().toString());
    json.writeNumberProperty("start", finding.span().start());
    json.writeNumberProperty("end", finding.span().end());
    json.writeStringProperty("text", finding.text());
    json.writeStringProperty("normalized", finding.normalized());
    json.writeNumberProperty("weight", finding.weight());
    json.writeEndObject();
  }

  private static Finding readFinding(JsonObject json) {
    return new Finding(
        json.required("signal"),
        FieldRef.parse(json.required("field")),
        new TextSpan(json.integer("start"), json.integer("end")),
        json.required("text"),
        json.required("normalized"),
        json.number("weight").doubleValue());
  }
}

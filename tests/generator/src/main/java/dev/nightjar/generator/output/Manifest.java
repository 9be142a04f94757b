package dev.nightjar.generator.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.generator.GeneratorOptions;
import dev.nightjar.generator.fault.FaultKind;
import dev.nightjar.generator.fault.Faults;
import dev.nightjar.generator.feed.LineCounts;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was generated.
 *
 * @param options from what
 * @param faults with which faults
 * @param files the files of events
 * @param counts what they hold
 */
public record Manifest(
    GeneratorOptions options, Faults faults, List<String> files, LineCounts counts) {
  public Manifest {
    files = List.copyOf(files);
  }

  /** Writes it as JSON. */
  public void write(OutputStream out) throws IOException {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.setPrettyPrinter(printer);
      json.writeStartObject();
      json.writeNumberField("seed", options.seed());
      json.writeNumberField("merchants", options.merchants());
      json.writeNumberField("days", options.days());
      json.writeStringField("from", options.from().toString());
      json.writeStringField("faults", faults.text());
      json.writeArrayFieldStart("files");
      for (String file : files) {
        json.writeString(file);
      }
      json.writeEndArray();
      counts(json);
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private void counts(JsonGenerator json) throws IOException {
    json.writeNumberField("lines", counts.lines());
    json.writeNumberField("events", counts.events());
    json.writeNumberField("duplicates", counts.duplicates());
    json.writeObjectFieldStart("faults_by_kind");
    for (Map.Entry<FaultKind, Long> fault : counts.faults().entrySet()) {
      json.writeNumberField(fault.getKey().name().toLowerCase(Locale.ROOT), fault.getValue());
    }
    json.writeEndObject();
    json.writeNumberField("quarantined", counts.quarantined());
    json.writeObjectFieldStart("quarantined_by_reason");
    for (Map.Entry<QuarantineReason, Long> reason : counts.bad().entrySet()) {
      json.writeNumberField(reason.getKey().code(), reason.getValue());
    }
    json.writeEndObject();
  }
}

package dev.nightjar.workflows.json;

import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RunId;

/**
 * The core's small values as plain JSON texts and numbers: a run is {@code
 * "merchant-analytics/2026-11-22/all/1795478400000"}, a generation is its cutoff in milliseconds.
 */
public final class DomainModule extends SimpleModule {
  private static final long serialVersionUID = 1L;

  /** Knows every value of the core that a message can hold. */
  public DomainModule() {
    super("nightjar-domain");
    text(MerchantId.class, MerchantId::new);
    text(JobName.class, JobName::new);
    text(Digest.class, Digest::new);
    text(RunId.class, RunId::parse);
    number(Generation.class, Generation::cutoffMillis, Generation::new);
    number(JobVersion.class, JobVersion::number, value -> new JobVersion(Math.toIntExact(value)));
  }

  private <T> void text(Class<T> type, TextReader.Parser<T> parser) {
    addSerializer(new TextWriter<>(type));
    addDeserializer(type, new TextReader<>(type, parser));
  }

  private <T> void number(
      Class<T> type, NumberWriter.Value<T> value, NumberReader.Parser<T> parser) {
    addSerializer(new NumberWriter<>(type, value));
    addDeserializer(type, new NumberReader<>(type, parser));
  }
}

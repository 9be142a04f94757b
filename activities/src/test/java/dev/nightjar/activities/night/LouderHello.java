package dev.nightjar.activities.night;

import dev.nightjar.core.job.Extractor;
import dev.nightjar.core.job.RecordCodec;
import dev.nightjar.core.job.Summarizer;
import dev.nightjar.core.model.JobVersion;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The next version of {@link HelloCount}: the same records, each summarized as if everybody had
 * greeted once more. Told so, it cannot summarize who said something, or stores records otherwise.
 */
public final class LouderHello extends HelloCount {
  private final AtomicLong extracted = new AtomicLong();
  private volatile String unsummed = "";
  private volatile boolean hasOtherForm;

  /** Fails from now on at visitors whose first event has a type. */
  public void cannotSummarize(String type) {
    unsummed = type;
  }

  /** Has another codec from now on, though it claims to have the same. */
  public void storesOtherwise() {
    hasOtherForm = true;
  }

  /** How many visitors were extracted from raw. */
  public long extracted() {
    return extracted.get();
  }

  @Override
  public JobVersion version() {
    return new JobVersion(2);
  }

  @Override
  public JobVersion recordsSince() {
    return new JobVersion(1);
  }

  @Override
  public Extractor<Hello> extractor() {
    return (day, out) -> {
      extracted.incrementAndGet();
      super.extractor().extract(day, out);
    };
  }

  @Override
  public Summarizer<Hello> summarizer() {
    return (hello, day, out) -> {
      if (hello.first().equals(unsummed)) {
        throw new IllegalStateException("cannot do " + hello.visitor());
      }
      super.summarizer()
          .summarize(
              new Hello(
                  hello.visitor(),
                  hello.greetings() + 1,
                  hello.amount().add(BigDecimal.ONE),
                  hello.first()),
              day,
              out);
    };
  }

  @Override
  public RecordCodec<Hello> codec() {
    RecordCodec<Hello> codec = super.codec();
    return new RecordCodec<>() {
      @Override
      public byte[] key(Hello hello) {
        return codec.key(hello);
      }

      @Override
      public byte[] encode(Hello hello) {
        byte[] form = codec.encode(hello);
        return hasOtherForm ? Arrays.copyOf(form, form.length + 1) : form;
      }

      @Override
      public Hello decode(byte[] key, byte[] value) {
        return codec.decode(key, value);
      }
    };
  }
}

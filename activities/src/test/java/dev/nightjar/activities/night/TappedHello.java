package dev.nightjar.activities.night;

import dev.nightjar.core.job.Extractor;
import dev.nightjar.core.job.VisitorDay;
import dev.nightjar.core.model.JobVersion;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/** {@link HelloCount} with something in the way. */
public final class TappedHello extends HelloCount {
  private final int version;
  private final Consumer<VisitorDay> before;
  private final UnaryOperator<Hello> change;

  private TappedHello(int version, Consumer<VisitorDay> before, UnaryOperator<Hello> change) {
    this.version = version;
    this.before = before;
    this.change = change;
  }

  /** Does something before each visitor; it may throw. */
  public static TappedHello before(Consumer<VisitorDay> before) {
    return new TappedHello(1, before, UnaryOperator.identity());
  }

  /** Counts each visitor's greetings this many times too often, as asked at that moment. */
  public static TappedHello exaggerating(LongSupplier more) {
    return new TappedHello(
        1,
        day -> {},
        hello ->
            new Hello(
                hello.visitor(),
                hello.greetings() + more.getAsLong(),
                hello.amount(),
                hello.first()));
  }

  /** The same job under another version. */
  public static TappedHello version(int version) {
    return new TappedHello(version, day -> {}, UnaryOperator.identity());
  }

  @Override
  public JobVersion version() {
    return new JobVersion(version);
  }

  @Override
  public Extractor<Hello> extractor() {
    return (day, out) -> {
      before.accept(day);
      super.extractor().extract(day, hello -> out.accept(change.apply(hello)));
    };
  }
}

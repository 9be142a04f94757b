package dev.nightjar.activities.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.activities.night.HelloCount;
import dev.nightjar.activities.night.Night;
import dev.nightjar.core.event.Visitor;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

final class JobBoundaryTest {
  private final JobBoundary boundary =
      new JobBoundary(new HelloCount(), new MerchantDay(new MerchantId("m"), Night.DAY));
  private final Visitor visitor = new Visitor(Visitor.Kind.VISITOR, "v1");

  private void failingEngine() {
    boundary.engine(
        () -> {
          throw new IOException("no region");
        });
  }

  private void swallowing() {
    try {
      failingEngine();
    } catch (RuntimeException e) {
      // As a job does that wants to go on whatever happens.
    }
  }

  @Test
  void aFailureOfTheEngineThatTheJobSwallowsFailsTheSliceAllTheSame() {
    assertThatThrownBy(() -> boundary.job(visitor, this::swallowing))
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseMessage("no region");
  }

  @Test
  void afterAFailureOfTheEngineNothingIsDoneAndNothingIsSealed() {
    swallowing();
    assertThatThrownBy(boundary::check).hasRootCauseMessage("no region");
    assertThatThrownBy(() -> boundary.engine(() -> {})).hasRootCauseMessage("no region");
  }

  @Test
  void anErrorOfTheEngineThatTheJobSwallowsFailsTheSliceAllTheSame() {
    Runnable step =
        () -> {
          try {
            boundary.engine(
                () -> {
                  throw new OutOfMemoryError("no heap");
                });
          } catch (Throwable e) {
            // As a job does that wants to go on whatever happens.
          }
        };
    assertThatThrownBy(() -> boundary.job(visitor, step)).isInstanceOf(OutOfMemoryError.class);
    assertThatThrownBy(boundary::check).hasMessage("no heap");
  }

  @Test
  void aJobThatTurnsAFailureOfTheEngineIntoItsOwnIsNotBlamed() {
    Runnable step =
        () -> {
          swallowing();
          throw new IllegalStateException("The job's own words");
        };
    assertThatThrownBy(() -> boundary.job(visitor, step)).hasRootCauseMessage("no region");
  }
}

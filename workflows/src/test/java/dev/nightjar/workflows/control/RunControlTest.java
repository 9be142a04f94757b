package dev.nightjar.workflows.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.workflows.message.Flow;
import dev.nightjar.workflows.message.RunChange;
import dev.nightjar.workflows.message.RunLimits;
import dev.nightjar.workflows.message.Windows;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RunControlTest {
  private static final Instant START = Instant.parse("2026-11-23T01:00:00Z");
  private static final Instant DEADLINE = START.plus(Duration.ofHours(12));

  private final RunControl control = new RunControl(RunLimits.DEFAULTS, DEADLINE);

  @Test
  void aPauseHoldsAllAndPutsTheDeadlineOff() {
    RunChange pause = control.pause(START, "why");

    assertThat(pause).isEqualTo(new RunChange(1, Flow.PAUSED, 100, DEADLINE));
    assertThat(control.batches().hasRoomBeside(0)).isFalse();
    assertThat(control.pausedWords()).isEqualTo("paused since 2026-11-23T01:00:00Z: why");
    assertThat(control.againstPause()).hasValue("it is paused since 2026-11-23T01:00:00Z: why");

    RunChange resume = control.resume(START.plus(Duration.ofHours(2)));

    assertThat(resume)
        .isEqualTo(new RunChange(2, Flow.GOES_ON, 100, DEADLINE.plus(Duration.ofHours(2))));
    assertThat(control.batches().hasRoomBeside(7)).isTrue();
    assertThat(control.batches().hasRoomBeside(8)).isFalse();
    assertThat(control.pausedWords()).isEmpty();
    assertThat(control.againstResume()).hasValue("it is not paused");
  }

  @Test
  void aWindowThatIsNotGivenStays() {
    control.set(new Windows(0, 7));

    assertThat(control.windowOfChunks()).isEqualTo(7);
    assertThat(control.batches().width()).isEqualTo(8);

    control.set(new Windows(3, 0));

    assertThat(control.windowOfChunks()).isEqualTo(7);
    assertThat(control.batches().width()).isEqualTo(3);
  }

  @Test
  void windowsHaveTheirRange() {
    assertThat(control.against(new Windows(0, 0))).hasValue("no window is given");
    assertThat(control.against(new Windows(1, 0))).isEmpty();
    assertThat(control.against(new Windows(100, 400))).isEmpty();
    assertThat(control.against(new Windows(101, 1)))
        .hasValue("a window of 101 batches is not in 1..100");
    assertThat(control.against(new Windows(-1, 1)))
        .hasValue("a window of -1 batches is not in 1..100");
    assertThat(control.against(new Windows(1, -5)))
        .hasValue("a window of -5 chunks is not in 1..400");
  }
}

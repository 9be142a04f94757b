package dev.nightjar.workflows;

import static dev.nightjar.workflows.Requests.limits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.plan.PlanOptions;
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.RunLimits;
import dev.nightjar.workflows.message.RunRequest;
import dev.nightjar.workflows.message.Windows;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests that no coordinator should ever see. */
class RequestLimitsTest {
  private static RunRequest request(String group, List<MerchantId> merchants) {
    return new RunRequest(
        new JobName("job"),
        LocalDate.of(2026, 11, 22),
        group,
        merchants,
        Existing.KEEP,
        null,
        limits(1, 1, 1));
  }

  @Test
  void aGroupThatNoRunCanHaveIsRefused() {
    assertThatThrownBy(() -> request("a/b", List.of()))
        .hasMessageStartingWith("Invalid group: 'a/b'");
  }

  @Test
  void moreMerchantsThanARequestCanNameAreRefused() {
    List<MerchantId> many = Collections.nCopies(1001, new MerchantId("a"));

    assertThatThrownBy(() -> request("all", many)).hasMessageContaining("1001 merchants are named");
  }

  @Test
  void windowsOutsideTheirRangeAreRefused() {
    assertThatThrownBy(() -> limits(101, 1, 1))
        .hasMessage("Invalid windowOfBatches: 101 is not in 1..100");
    assertThatThrownBy(() -> limits(1, 401, 1))
        .hasMessage("Invalid windowOfChunks: 401 is not in 1..400");
    assertThatThrownBy(() -> limits(1, 1, 0))
        .hasMessage("Invalid merchantsPerPublish: 0 is not in 1..1000");
  }

  @Test
  void aSettlingLagOfMoreThanADayIsRefused() {
    assertThatThrownBy(() -> withLag(Duration.ofHours(25)))
        .hasMessageContaining("settlingLag PT25H");
    assertThatThrownBy(() -> withLag(Duration.ofSeconds(-1)))
        .hasMessageContaining("settlingLag PT-1S");
  }

  @Test
  void otherWindowsChangeNothingElse() {
    RunLimits usual = RunLimits.DEFAULTS;
    RunLimits other = usual.with(new Windows(3, 0));

    assertThat(other.windowOfBatches()).isEqualTo(3);
    assertThat(other.with(new Windows(usual.windowOfBatches(), 0))).isEqualTo(usual);
  }

  private static RunLimits withLag(Duration lag) {
    return new RunLimits(
        PlanOptions.DEFAULTS,
        1,
        1,
        1,
        lag,
        Duration.ZERO,
        Duration.ofSeconds(30),
        Duration.ofHours(1));
  }
}

package dev.nightjar.swarm.host;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

final class SwarmWorkersTest {
  /** A slot that a poll keeps is not free for a call that needs no queue. */
  @Property
  void pollsLeaveSlotsFreeWhereThereAreSeveral(@ForAll @IntRange(min = 1, max = 1_000) int slots) {
    int polls = SwarmWorkers.pollers(slots);

    assertThat(polls).isBetween(1, 5);
    assertThat(slots == 1 || polls < slots).isTrue();
  }
}

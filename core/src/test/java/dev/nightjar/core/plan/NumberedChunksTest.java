package dev.nightjar.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;
import org.junit.jupiter.api.Test;

/** The chunks of a plan beside a list that holds them. */
class NumberedChunksTest {
  private final Plan plan =
      ChunkPlanner.plan(PlanFixtures.weights(10_001, 40, 2000, 0), PlanFixtures.options());
  private final List<PlannedChunk> held = new ArrayList<>(plan.chunks());

  @Test
  void theyEqualAListOfEqualChunks() {
    assertThat(plan.chunks()).isInstanceOf(RandomAccess.class).isEqualTo(held);
    assertThat(held).isEqualTo(plan.chunks());
    assertThat(plan.chunks()).hasSameHashCodeAs(held);
    assertThat(plan.chunks()).isNotEqualTo(held.subList(1, held.size()));
    assertThat(plan.chunks().subList(3, 7)).isEqualTo(held.subList(3, 7));
    assertThat(plan.chunks().stream().skip(2))
        .containsExactlyElementsOf(held.subList(2, held.size()));
  }

  @Test
  void aPlanOfThemEqualsAPlanThatHoldsThem() {
    Plan other = new Plan(plan.batches(), held, plan.digest(), plan.weights());

    assertThat(other).isEqualTo(plan).hasSameHashCodeAs(plan);
    assertThat(plan).isEqualTo(other);
  }

  @Test
  void aPlanTakesThemAsTheyAreAndOtherListsAsACopy() {
    Plan same = new Plan(plan.batches(), plan.chunks(), plan.digest(), plan.weights());
    Plan copy = new Plan(plan.batches(), held, plan.digest(), plan.weights());
    held.clear();

    assertThat(same.chunks()).isSameAs(plan.chunks());
    assertThat(copy.chunks()).isEqualTo(plan.chunks());
  }

  @Test
  void nothingCanBeChangedAndNothingIsBesideThem() {
    List<PlannedChunk> chunks = plan.chunks();
    PlannedChunk any = chunks.get(0);

    assertThatThrownBy(() -> chunks.add(any)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> chunks.set(0, any)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> chunks.remove(0)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> chunks.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> chunks.get(held.size())).isInstanceOf(IndexOutOfBoundsException.class);
  }
}

package dev.nightjar.workflows.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SplitBudgetTest {
  @Property
  void noMorePartsAreMadeThanThereMayBe(
      @ForAll @IntRange(min = -10, max = 200) int parts,
      @ForAll @IntRange(min = 1, max = 16) int most,
      @ForAll List<@IntRange(min = 0, max = 16) Integer> splits) {
    SplitBudget budget = new SplitBudget(parts, most);
    int made = 0;
    for (int split : splits) {
      if (budget.reserve()) {
        budget.settle(Math.min(split, most));
        made += Math.min(split, most);
      }
    }
    assertThat(made).isLessThanOrEqualTo(Math.max(0, parts));
  }

  @Test
  void whatIsReservedIsNotReservedTwice() {
    SplitBudget budget = new SplitBudget(35, 16);

    assertThat(budget.reserve()).isTrue();
    assertThat(budget.reserve()).isTrue();
    assertThat(budget.reserve()).isFalse();

    budget.settle(0);
    assertThat(budget.reserve()).isTrue();
    budget.settle(14);
    assertThat(budget.reserve()).isFalse();
  }

  @Test
  void moreThanWasReservedIsRefused() {
    SplitBudget budget = new SplitBudget(16, 16);

    assertThatThrownBy(() -> budget.settle(17)).hasMessageContaining("17 is not in 0..16");
  }
}

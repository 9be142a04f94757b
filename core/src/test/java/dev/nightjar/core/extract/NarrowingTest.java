package dev.nightjar.core.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class NarrowingTest {
  private static List<Integer> rows(int rows) {
    return IntStream.range(0, rows).boxed().toList();
  }

  @Test
  void rowsThatFailAloneAreFoundWhereverTheyAre() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      List<Integer> rows = rows(1 + random.nextInt(60));
      Set<Integer> poison = new HashSet<>();
      for (int i = 0; i <= random.nextInt(Narrowing.MOST_SINGLE_ROWS); i++) {
        poison.add(random.nextInt(rows.size()));
      }
      Predicate<List<Integer>> fails = some -> some.stream().anyMatch(poison::contains);
      assertThat(Narrowing.toBlame(rows, fails)).containsExactlyInAnyOrderElementsOf(poison);
    }
  }

  @Test
  void aRowIsFoundInTriesThatGrowWithTheLogarithm() {
    AtomicInteger tries = new AtomicInteger();
    Predicate<List<Integer>> fails =
        some -> {
          tries.incrementAndGet();
          return some.contains(4_321);
        };
    assertThat(Narrowing.toBlame(rows(5_000), fails)).containsExactly(4_321);
    assertThat(tries.get()).isLessThan(2 * 13 + 3);
  }

  @Test
  void rowsThatFailOnlyTogetherAreAllBlamed() {
    List<Integer> rows = rows(20);
    assertThat(Narrowing.toBlame(rows, some -> some.contains(3) && some.contains(17)))
        .containsExactlyElementsOf(rows);
    assertThat(Narrowing.toBlame(rows, some -> some.size() > 15)).hasSize(20);
  }

  @Test
  void moreThanAFewRowsAreNotToldApart() {
    List<Integer> rows = rows(100);
    List<Integer> few = new ArrayList<>(rows.subList(40, 40 + Narrowing.MOST_SINGLE_ROWS));
    assertThat(Narrowing.toBlame(rows, some -> some.stream().anyMatch(few::contains)))
        .containsExactlyInAnyOrderElementsOf(few);
    few.add(90);
    assertThat(Narrowing.toBlame(rows, some -> some.stream().anyMatch(few::contains)))
        .containsExactlyElementsOf(rows);
  }
}

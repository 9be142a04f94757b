package dev.nightjar.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PageTurnTest {
  private static final long LONG = 30_000;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 17, 50, 200})
  void noSecondHasMoreQuestionsThanAnother(int pages) {
    for (long from = 0; from + 1_000 <= LONG; from += 50) {
      long start = from;
      assertThat(questions(pages).filter(at -> at >= start && at < start + 1_000))
          .as("%d pages, from %d ms on", pages, from)
          .hasSizeLessThanOrEqualTo(11);
    }
  }

  @Test
  void aPageAloneIsAskedFiveTimesASecond() {
    assertThat(questions(1).limit(3)).containsExactly(200L, 400L, 600L);
  }

  @Test
  void everyPageHasItsTurnBeforeAnyHasAnother() {
    assertThat(questions(50).sorted().limit(50)).hasSize(50).doesNotHaveDuplicates();
    assertThat(new PageTurn(49, 50).firstMillis()).isLessThan(5_200);
    assertThat(new PageTurn(0, 50).everyMillis()).isEqualTo(5_000);
  }

  private static LongStream questions(int pages) {
    return IntStream.range(0, pages)
        .mapToObj(number -> new PageTurn(number, pages))
        .flatMapToLong(
            turn ->
                LongStream.iterate(
                    turn.firstMillis(), at -> at < LONG, at -> at + turn.everyMillis()));
  }
}

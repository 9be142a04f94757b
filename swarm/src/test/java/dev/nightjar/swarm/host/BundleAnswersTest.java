package dev.nightjar.swarm.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.swarm.message.BundleOutcome;
import dev.nightjar.swarm.message.CallLimits;
import dev.nightjar.swarm.message.CallOutcome;
import dev.nightjar.swarm.message.CallRequest;
import dev.nightjar.swarm.message.CallStatus;
import dev.nightjar.swarm.message.PayloadSize;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What travels together fits in one message. */
class BundleAnswersTest {
  private final BundleAnswers answers = new BundleAnswers();

  @ParameterizedTest
  @ValueSource(ints = {10, 30_000, 150_000, 400_000, 1_900_000})
  void callsThatMightNotFitAreNotBegun(int characters) {
    int begun = 0;
    while (begun < 25 && answers.haveRoom()) {
      answers.add(request(1), answer(characters));
      begun++;
    }
    BundleOutcome told = answers.outcome();
    assertThat(told.outcomes())
        .hasSize(begun)
        .allMatch(outcome -> outcome.status() == CallStatus.ANSWERED);
    assertThat(told.again()).isEmpty();
    assertThat(begun == 1 || characters(told) <= PayloadSize.MOST_CHARACTERS).isTrue();
    assertThat(begun == 25 || characters(told) > PayloadSize.MOST_CHARACTERS / 3).isTrue();
  }

  @Test
  void oneThatIsSuddenlyLargeGoesAgainAlone() {
    answers.add(request(2), answer(10));
    CallOutcome told = answers.add(request(2), answer(1_000_000));
    assertThat(answers.outcome().again()).containsExactly(1);
    assertThat(told).isEqualTo(answers.outcome().outcomes().get(1));
    assertThat(characters(answers.outcome())).isLessThan(PayloadSize.MOST_CHARACTERS);
    assertThat(answers.haveRoom()).isTrue();
  }

  @Test
  void oneThatIsSuddenlyLargeAndHasNoOtherAttemptFailsAsTooLarge() {
    answers.add(request(1), answer(10));
    CallOutcome told = answers.add(request(1), answer(1_000_000));
    assertThat(answers.outcome().again()).isEmpty();
    assertThat(told.fault()).isNotNull();
    assertThat(told.fault().type()).isEqualTo("TOO_LARGE");
    assertThat(told.fault().message()).contains("prices.price", "1000200 characters");
  }

  private static long characters(BundleOutcome told) {
    return told.outcomes().stream().mapToLong(PayloadSize::of).sum();
  }

  private static Execution answer(int characters) {
    return new Execution(CallOutcome.answered("x".repeat(characters), "host", 1, 1), true);
  }

  private static CallRequest request(int attempts) {
    return new CallRequest(
        "prices",
        "price",
        List.of(),
        new TreeMap<>(),
        new CallLimits(1000, 0, attempts, 100, 3),
        null);
  }
}

package dev.nightjar.core.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.model.Bytewise;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SeenTest {
  @Test
  void whatWasThereBeforeIsToldHoweverMuchThereIs() {
    Seen<String> seen = new Seen<>(Bytewise::utf8);
    Set<String> exact = new HashSet<>();
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 300_000; i++) {
      String key = "e" + random.nextInt(150_000);
      assertThat(seen.add(key)).as(key).isEqualTo(exact.add(key));
    }

    assertThat(seen.size()).isEqualTo(exact.size());
  }

  @Test
  void theLastOfTheFewAndTheFirstOfTheManyAreToldApart() {
    Seen<String> seen = new Seen<>(Bytewise::utf8);
    for (int i = 0; i < Seen.FEW + 2; i++) {
      assertThat(seen.add("e" + i)).isTrue();
    }
    for (int i = 0; i < Seen.FEW + 2; i++) {
      assertThat(seen.add("e" + i)).isFalse();
    }

    assertThat(seen.size()).isEqualTo(Seen.FEW + 2);
  }

  @Test
  void whatIsClearedStartsFromNothing() {
    Seen<String> seen = new Seen<>(Bytewise::utf8);
    for (int i = 0; i < 2 * Seen.FEW; i++) {
      seen.add("e" + i);
    }
    seen.clear();

    assertThat(seen.size()).isZero();
    assertThat(seen.add("e0")).isTrue();
    assertThat(seen.add("e" + (2 * Seen.FEW - 1))).isTrue();
  }
}

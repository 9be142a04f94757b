package dev.nightjar.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuarantineReasonTest {
  @Test
  void theReasonsAreInOrderOfTheRules() {
    assertThat(Arrays.stream(QuarantineReason.values()).map(QuarantineReason::code))
        .containsExactly(
            "unparsed",
            "merchant",
            "unknown_merchant",
            "eventId",
            "type",
            "at",
            "quantity",
            "unitPrice",
            "amount",
            "discount",
            "visitorId",
            "orderId",
            "productId",
            "category",
            "currency",
            "job_failed");
  }

  @ParameterizedTest
  @EnumSource
  void aReasonIsFoundByItsCode(QuarantineReason reason) {
    assertThat(QuarantineReason.ofCode(reason.code())).isEqualTo(reason);
  }

  @Test
  void anUnknownCodeIsRefused() {
    assertThatThrownBy(() -> QuarantineReason.ofCode("other")).hasMessageContaining("'other'");
  }
}

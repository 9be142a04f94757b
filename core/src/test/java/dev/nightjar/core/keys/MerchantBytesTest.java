package dev.nightjar.core.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.MerchantId;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MerchantBytesTest {
  @Test
  void moreMerchantsThanAreRememberedKeepTheirOwnBytes() {
    for (int round = 0; round < 2; round++) {
      IntStream.range(0, 5_000)
          .mapToObj(number -> "merchant-" + number)
          .forEach(id -> assertThat(MerchantBytes.of(new MerchantId(id))).isEqualTo(expected(id)));
    }
  }

  @Test
  void equalIdsHaveEqualBytesWhoeverMadeThem() {
    byte[] first = MerchantBytes.of(new MerchantId("acme"));
    assertThat(MerchantBytes.of(new MerchantId(new String("acme".toCharArray()))))
        .isEqualTo(first)
        .isEqualTo(expected("acme"));
  }

  private static byte[] expected(String id) {
    byte[] utf8 = id.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of()
        .parseHex(Digest.of(utf8).hex().substring(0, 4) + HexFormat.of().formatHex(utf8) + "00");
  }
}

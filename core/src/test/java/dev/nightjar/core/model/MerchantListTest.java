package dev.nightjar.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MerchantListTest {
  static List<List<String>> ids() {
    return List.of(
        List.of("acme"),
        List.of("acme", "pear"),
        List.of("a,b", "c"),
        List.of("a\\", "b"),
        List.of("\\,", ",", "\\\\", "a\\b"),
        List.of("Müller & Söhne, Berlin", "it's"));
  }

  @ParameterizedTest
  @MethodSource("ids")
  void whatIsWrittenIsRead(List<String> ids) {
    List<MerchantId> merchants = ids.stream().map(MerchantId::new).toList();

    assertThat(MerchantList.parse(MerchantList.of(merchants).toString()).merchants())
        .isEqualTo(merchants);
  }

  @Test
  void aListIsOneWordOfACommandLine() {
    assertThat(list("acme", "pear").word()).isEqualTo("acme,pear");
    assertThat(list("a b", "c,d").word()).isEqualTo("'a b,c\\,d'");
    assertThat(list("it's").word()).isEqualTo("'it'\\''s'");
  }

  @Test
  void aBackslashBeforeAnythingElseStandsForItself() {
    assertThat(MerchantList.parse("a\\b,c\\").merchants())
        .containsExactly(new MerchantId("a\\b"), new MerchantId("c\\"));
  }

  @Test
  void anEmptyIdIsRefused() {
    assertThatThrownBy(() -> MerchantList.parse("a,,b")).hasMessageContaining("Invalid merchant");
    assertThatThrownBy(() -> MerchantList.parse("")).hasMessageContaining("Invalid merchant");
  }

  private static MerchantList list(String... ids) {
    return MerchantList.of(Arrays.stream(ids).map(MerchantId::new).toList());
  }
}

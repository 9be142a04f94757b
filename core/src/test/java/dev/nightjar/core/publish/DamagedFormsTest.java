package dev.nightjar.core.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.core.keys.PartialKey;
import dev.nightjar.core.keys.RawKey;
import dev.nightjar.core.keys.ResultId;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RowCounts;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Damage that once was read as something else, or thrown as something else. */
class DamagedFormsTest {
  private static final MerchantDay MERCHANT_DAY =
      new MerchantDay(new MerchantId("acme"), LocalDate.of(2026, 3, 10));

  /** Form, generation, version: the zone's length is behind these. */
  private static final int ZONE_AT = 1 + 8 + 8 + 2;

  private static byte[] pointer() {
    return new Pointer(
            new Generation(7),
            new JobVersion(1),
            ZoneOffset.UTC,
            "2025b",
            RowCounts.NONE,
            new TreeMap<>(),
            Digest.of(new byte[0]))
        .encode();
  }

  @Test
  void aZoneThatNobodyKnowsIsRefusedInWords() {
    byte[] form = pointer();
    form[ZONE_AT] = '?';

    assertThatThrownBy(() -> Pointer.decode(form))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("this host does not know zone '?'");
  }

  @Test
  void aVersionBeyondItsTypeIsRefusedInWords() {
    byte[] form = pointer();
    form[9] = 1;

    assertThatThrownBy(() -> Pointer.decode(form))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is beyond 32 bits");
  }

  @Test
  void aNegativeNumberOfDimensionsIsNotNone() {
    byte[] form = pointer();
    Arrays.fill(form, form.length - 8, form.length, (byte) 0xFF);

    assertThatThrownBy(() -> Pointer.decode(form))
        .hasMessageContaining("the same would be stored otherwise");
  }

  @Test
  void sumsThatWrapAroundDoNotBalance() {
    long most = Long.MAX_VALUE;

    assertThat(new RowCounts(most + most + most, most, most, most).balances()).isFalse();
    assertThat(new RowCounts(most, most - 3, 2, 1).balances()).isTrue();
  }

  @Test
  void aKeyWhoseTextIsNotUtf8IsRefused() {
    byte[] key = new RawKey(MERCHANT_DAY.merchant(), MERCHANT_DAY.day(), 1, 2, "e-1").bytes();
    key[key.length - 1] = (byte) 0xFF;

    assertThatThrownBy(() -> RawKey.parse(key)).hasMessageContaining("a text is not UTF-8");
    byte[] replaced =
        new RawKey(MERCHANT_DAY.merchant(), MERCHANT_DAY.day(), 1, 2, "\uFFFD").bytes();
    assertThat(RawKey.parse(replaced).eventId()).isEqualTo("\uFFFD");
  }

  @Test
  void aKeyWithMoreBehindItIsRefused() {
    ResultId result = new ResultId(MERCHANT_DAY, new JobName("job"), new Generation(7));
    byte[] key = new PartialKey(result, "all", "", HashRange.ALL).bytes();
    byte[] longer =
        ByteBuffer.allocate(key.length + 1)
            .put(key)
            .put("x".getBytes(StandardCharsets.US_ASCII))
            .array();

    assertThatThrownBy(() -> PartialKey.parse(longer)).hasMessageContaining("it is too long");
  }
}

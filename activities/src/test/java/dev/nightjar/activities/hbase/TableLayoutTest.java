package dev.nightjar.activities.hbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptorBuilder;
import org.apache.hadoop.hbase.client.TableDescriptor;
import org.apache.hadoop.hbase.client.TableDescriptorBuilder;
import org.apache.hadoop.hbase.io.compress.Compression;
import org.apache.hadoop.hbase.util.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableLayoutTest {
  private static final TableOptions OPTIONS = TableOptions.embedded();

  @Test
  void regionsCutTheHashEvenly() {
    byte[][] keys = new TableLayout(HBaseTable.RAW, OPTIONS).splitKeys();

    assertThat(Arrays.stream(keys).map(Bytes::toHex)).containsExactly("4000", "8000", "c000");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7, 16, 1000, 65_536})
  void splitKeysStrictlyIncrease(int regions) {
    byte[][] keys = new TableLayout(HBaseTable.RAW, OPTIONS.withRegions(regions, 1)).splitKeys();

    assertThat(keys.length).isEqualTo(regions - 1);
    for (int i = 1; i < keys.length; i++) {
      assertThat(Arrays.compareUnsigned(keys[i - 1], keys[i])).isNegative();
    }
  }

  @Test
  void oneRegionNeedsNoSplit() {
    assertThat(new TableLayout(HBaseTable.ARRIVALS, OPTIONS).splitKeys()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(HBaseTable.class)
  void aTableDiffersNotFromItself(HBaseTable table) {
    TableLayout layout = new TableLayout(table, OPTIONS);

    assertThat(layout.differences(layout.descriptor(table.in("n")))).isEmpty();
  }

  @Test
  void everyDifferenceIsTold() {
    TableDescriptor other =
        TableDescriptorBuilder.newBuilder(TableName.valueOf("n", "raw"))
            .setColumnFamily(
                ColumnFamilyDescriptorBuilder.newBuilder(HBaseTable.RAW.family())
                    .setMaxVersions(3)
                    .setTimeToLive(60)
                    .setCompressionType(Compression.Algorithm.NONE)
                    .build())
            .build();

    assertThat(new TableLayout(HBaseTable.RAW, OPTIONS).differences(other))
        .containsExactly(
            "versions is 3, expected 2147483647",
            "time to live is 60, expected 34560000",
            "compression is NONE, expected ZSTD",
            "Bloom filter is ROW, expected NONE");
    assertThat(new TableLayout(HBaseTable.SUMMARY, OPTIONS).differences(other))
        .containsExactly("column family 's' is missing");
  }

  @Test
  void optionsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> OPTIONS.withRegions(0, 1))
        .hasMessageContaining("0 is not in 1..65536");
    assertThatThrownBy(() -> OPTIONS.withRegions(1, 65_537)).hasMessageContaining("65537");
    assertThatThrownBy(() -> OPTIONS.withRawTimeToLive(Duration.ofHours(23)))
        .hasMessageContaining("PT23H");
    assertThatThrownBy(() -> OPTIONS.withRawTimeToLive(Duration.ofDays(30_000)))
        .hasMessageContaining("68 years");
  }
}

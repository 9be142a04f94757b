package dev.nightjar.activities.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.activities.testdata.DataSets;
import dev.nightjar.core.event.Decoded;
import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.merchant.RegistrySnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataSetDecodingTest {
  @ParameterizedTest
  @ValueSource(strings = {"ecom", "ecom-corrupt", "foodmart-1997-12"})
  void everyReasonIsFoundAsOftenAsItWasPlanted(String dataSet) throws IOException {
    RegistrySnapshot merchants = DataSets.merchants(dataSet);
    JsonEventDecoder decoder = new JsonEventDecoder(id -> merchants.merchant(id).isPresent());
    Map<QuarantineReason, Long> reasons = new EnumMap<>(QuarantineReason.class);
    long lines = 0;
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (byte b : DataSets.bytes(dataSet)) {
      if (b != '\n') {
        line.write(b);
        continue;
      }
      lines++;
      if (decoder.decode(line.toByteArray()) instanceof Decoded.Bad bad) {
        reasons.merge(bad.reason(), 1L, Long::sum);
      }
      line.reset();
    }

    assertThat(lines).isEqualTo(DataSets.lines(dataSet));
    assertThat(reasons).isEqualTo(DataSets.quarantined(dataSet));
  }
}

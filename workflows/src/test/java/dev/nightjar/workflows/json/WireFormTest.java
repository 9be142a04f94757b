package dev.nightjar.workflows.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.workflows.message.FailReport;
import dev.nightjar.workflows.message.From;
import dev.nightjar.workflows.message.LeftOut;
import dev.nightjar.workflows.message.PlanReport.BatchSize;
import dev.nightjar.workflows.message.RunLimits;
import dev.nightjar.workflows.message.RunRequest;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DataConverterException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The wire form of every message, byte for byte: histories outlive deployments, so a change of one
 * must be noticed. A file per message is under {@code golden/}.
 */
class WireFormTest {
  private final DataConverter converter = NightjarDataConverter.create();

  static Stream<Record> messages() {
    return Samples.all();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aMessageIsWrittenAsItsGoldenFileSays(Record message) throws IOException {
    assertThat(json(message)).isEqualTo(golden(message.getClass().getSimpleName()));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aMessageComesBackAsItWas(Record message) {
    Class<? extends Record> type = message.getClass();

    assertThat(converter.fromPayload(payload(json(message)), type, type)).isEqualTo(message);
  }

  @Test
  void whatANewerWriterAddsIsSkipped() {
    String newer = "{\"alreadyPublished\":1,\"withoutData\":2,\"quantumState\":{\"a\":[1]}}";

    assertThat(converter.fromPayload(payload(newer), LeftOut.class, LeftOut.class))
        .isEqualTo(new LeftOut(1, 2, 0, 0, 0));
  }

  @Test
  void aRequestWithoutACutoffHasNone() {
    RunRequest request = (RunRequest) Samples.all().findFirst().orElseThrow();
    String without =
        json(request)
            .replace("\"asOf\":1795478400000,", "")
            .replaceFirst(",\"retryOf\":\"[^\"]*\"", "");

    assertThat(converter.fromPayload(payload(without), RunRequest.class, RunRequest.class).asOf())
        .isNull();
  }

  @Test
  void aRequestOfAnEarlierWriterIsForAllZones() {
    RunRequest request = (RunRequest) Samples.all().findFirst().orElseThrow();
    String without = json(request).replace(",\"zones\":[\"Europe/Berlin\",\"UTC\"]", "");

    assertThat(converter.fromPayload(payload(without), RunRequest.class, RunRequest.class).zones())
        .isEmpty();
  }

  @Test
  void aRequestOfAnEarlierWriterReadsRaw() {
    Samples.all()
        .filter(message -> json(message).contains("\"from\":"))
        .forEach(
            message -> {
              String without = json(message).replaceFirst(",\"from\":\"[A-Z]+\"", "");
              assertThat(
                      converter.fromPayload(
                          payload(without), message.getClass(), message.getClass()))
                  .extracting("from")
                  .isEqualTo(From.RAW);
            });
  }

  @Test
  void chunksOfARequestOfAnEarlierWriterStayAsLargeAsItSays() {
    RunRequest request = (RunRequest) Samples.all().findFirst().orElseThrow();
    String without =
        json(request).replace(",\"chunkTime\":{\"time\":\"PT1M\",\"rowsCeiling\":2000000}", "");

    RunLimits limits =
        converter.fromPayload(payload(without), RunRequest.class, RunRequest.class).limits();
    assertThat(limits.chunkTime()).isNull();
    assertThat(limits.plan()).isEqualTo(request.limits().plan());
  }

  @Test
  void slicesOfARequestOfAnEarlierWriterHaveAsManyRowsAsUsual() {
    RunRequest request = (RunRequest) Samples.all().findFirst().orElseThrow();
    String without = json(request).replace(",\"rowsPerRange\":200000", "");

    assertThat(without).isNotEqualTo(json(request));
    RunLimits limits =
        converter.fromPayload(payload(without), RunRequest.class, RunRequest.class).limits();
    assertThat(limits).isEqualTo(request.limits());
    assertThat(limits.plan().rowsPerRange()).isEqualTo(200_000);
  }

  @Test
  void chunksOfARequestOfAnEarlierWriterAreNeverSplitWhileTheyRun() {
    RunRequest request = (RunRequest) Samples.all().findFirst().orElseThrow();
    String without = json(request).replace(",\"splitFactor\":4", "");

    RunLimits limits =
        converter.fromPayload(payload(without), RunRequest.class, RunRequest.class).limits();
    assertThat(limits.splitRule()).isEmpty();
  }

  @Test
  void batchesOfAPlanOfAnEarlierWriterHaveEqualShares() {
    BatchSize size =
        converter.fromPayload(
            payload("{\"number\":1,\"firstChunk\":12,\"chunks\":4,\"merchants\":9}"),
            BatchSize.class,
            BatchSize.class);

    assertThat(size).isEqualTo(new BatchSize(1, 12, 4, 9, 1));
  }

  @Test
  void aValueOfTheWrongKindIsRefused() {
    assertThatThrownBy(
            () -> converter.fromPayload(payload("12"), MerchantId.class, MerchantId.class))
        .isInstanceOf(DataConverterException.class);
    assertThatThrownBy(
            () -> converter.fromPayload(payload("\"12\""), Generation.class, Generation.class))
        .isInstanceOf(DataConverterException.class);
  }

  @Test
  void aValueThatBreaksItsRuleIsRefusedWithTheRule() {
    assertThatThrownBy(
            () -> converter.fromPayload(payload("0"), Generation.class, Generation.class))
        .isInstanceOf(DataConverterException.class)
        .hasMessageContaining("cutoff 0 is not after 1970");
    assertThatThrownBy(
            () -> converter.fromPayload(payload("\"\""), MerchantId.class, MerchantId.class))
        .isInstanceOf(DataConverterException.class)
        .hasMessageContaining("Invalid merchant id");
  }

  @Test
  void aListInAReportCannotBeChanged() {
    FailReport report =
        converter.fromPayload(payload("{\"splits\":[1,2]}"), FailReport.class, FailReport.class);

    assertThatThrownBy(() -> Objects.requireNonNull(report).splits().add(3))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private String json(Record message) {
    return converter.toPayload(message).orElseThrow().getData().toStringUtf8();
  }

  private Payload payload(String json) {
    return converter.toPayload("").orElseThrow().toBuilder()
        .setData(ByteString.copyFromUtf8(json))
        .build();
  }

  private static String golden(String name) throws IOException {
    try (InputStream file = WireFormTest.class.getResourceAsStream("/golden/" + name + ".json")) {
      byte[] bytes = Objects.requireNonNull(file, "no golden file for " + name).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8).strip();
    }
  }
}

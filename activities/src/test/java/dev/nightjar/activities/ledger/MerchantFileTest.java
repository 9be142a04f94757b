package dev.nightjar.activities.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.nightjar.core.calendar.ZoneHistory;
import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.core.merchant.MerchantState;
import dev.nightjar.core.model.MerchantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MerchantFileTest {
  private final Path folder;

  MerchantFileTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("merchants.json"), text);
  }

  private List<String> problems(String text) throws IOException {
    Path file = file(text);
    return catchThrowableOfType(InvalidMerchantFile.class, () -> MerchantFile.read(file))
        .problems();
  }

  @Test
  void everyMerchantOfAFileIsRead() throws IOException {
    Path file =
        file(
            """
            [
            {"merchant": "acme", "zone": "Europe/Berlin", "currency": "EUR"},
            {"merchant": "Acme", "zone": "UTC", "currency": "JPY", "weight": 1000, "state": "PAUSED"}
            ]
            """);

    assertThat(MerchantFile.read(file))
        .containsExactly(
            new Merchant(
                new MerchantId("acme"),
                ZoneHistory.of(ZoneId.of("Europe/Berlin")),
                Currency.getInstance("EUR"),
                1,
                MerchantState.ACTIVE),
            new Merchant(
                new MerchantId("Acme"),
                ZoneHistory.of(ZoneId.of("UTC")),
                Currency.getInstance("JPY"),
                1000,
                MerchantState.PAUSED));
  }

  @Test
  void anEmptyArrayHasNoMerchants() throws IOException {
    assertThat(MerchantFile.read(file("[]"))).isEmpty();
  }

  @Test
  void everyProblemIsReportedWithItsLine() throws IOException {
    String text =
        """
        [
        {"merchant": "ok", "zone": "Europe/Berlin", "currency": "EUR"},
        {"merchant": "a",
         "zone": "Europe/Berln",
         "currency": "eur"},
        {"merchant": "b", "zone": "Mars/Olympus", "weight": 0},
        {"zone": "Asia/Tokyo", "currency": "JPY", "colour": "red"},
        {"merchant": "ok", "zone": "Europe/Berlin", "currency": "EUR"},
        7
        ]
        """;

    assertThat(problems(text))
        .containsExactly(
            "merchants.json:4: merchant 'a': zone 'Europe/Berln' is not an IANA zone such as"
                + " Europe/Berlin; did you mean 'Europe/Berlin'?",
            "merchants.json:5: merchant 'a': currency 'eur' is not a code of ISO 4217 such as EUR",
            "merchants.json:6: merchant 'b': zone 'Mars/Olympus' is not an IANA zone such as"
                + " Europe/Berlin",
            "merchants.json:6: merchant 'b': field 'currency' is missing",
            "merchants.json:6: merchant 'b': weight must be a whole number from 1 to 1000, this is 0",
            "merchants.json:7: merchant without id: field 'colour' is unknown; fields are currency,"
                + " merchant, state, weight, zone.",
            "merchants.json:7: merchant without id: field 'merchant' is missing",
            "merchants.json:8: merchant 'ok': it is in line 2 already",
            "merchants.json:9: a merchant must be a JSON object, this is 7");
  }

  @Test
  void theMessageHoldsEveryProblem() throws IOException {
    Path file = file("[{}, {\"merchant\": \"\"}]");

    assertThatThrownBy(() -> MerchantFile.read(file))
        .isInstanceOf(InvalidMerchantFile.class)
        .hasMessageContainingAll(file.toString(), "6 problems", "1 to 128 bytes");
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berln, Europe/Berlin",
    "europe/berlin, Europe/Berlin",
    "Amerika/New_York, America/New_York",
    "Asia/Katmandoo, Asia/Katmandu",
    "utc, UTC"
  })
  void theNearestZoneIsNamed(String wrong, String meant) {
    assertThatThrownBy(() -> IanaZones.zone(wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(wrong, "did you mean '" + meant + "'?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+02:00",
        "Z",
        "UTC+2",
        "GMT0",
        "EST5EDT",
        "MET",
        "Japan",
        "SystemV/EST5",
        "",
        " "
      })
  void aZoneThatIsNoPlaceIsRefused(String zone) {
    assertThatThrownBy(() -> IanaZones.zone(zone))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("IANA");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTC",
        "GMT",
        "Asia/Kathmandu",
        "Pacific/Apia",
        "America/Argentina/Salta",
        "Etc/GMT+5"
      })
  void aPlaceIsAZone(String zone) {
    assertThat(IanaZones.zone(zone)).isEqualTo(ZoneId.of(zone));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"weight\": 1001",
        "\"weight\": -1",
        "\"weight\": 1.0",
        "\"weight\": \"5\"",
        "\"weight\": null",
        "\"weight\": 99999999999999999999",
        "\"state\": \"active\"",
        "\"state\": null",
        "\"state\": [1, {\"a\": 2}]",
        "\"currency\": \"USD\"",
        "\"zones\": {\"zone\": \"Europe/Berlin\"}"
      })
  void aFieldThatIsWrongIsRefused(String field) throws IOException {
    String text =
        "[{\"merchant\": \"m\", \"zone\": \"UTC\", \"currency\": \"EUR\",\n%s}]".formatted(field);

    assertThat(problems(text))
        .singleElement()
        .asString()
        .startsWith("merchants.json:2: merchant 'm'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"merchant\": 1}", "[{\"merchant\": 7, \"zone\": 1, \"currency\": true}]"})
  void aValueOfAWrongTypeIsRefused(String text) throws IOException {
    assertThat(problems(text)).isNotEmpty().allMatch(problem -> problem.contains("must be"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[", "[{\"merchant\": \"a\"", "nonsense", "[] []", "[{]", "[{,}]"})
  void whatIsNotOneJsonArrayIsRefused(String text) throws IOException {
    assertThat(problems(text)).isNotEmpty();
  }

  @Test
  void aMissingFileIsSaid() {
    Path missing = folder.resolve("missing.json");

    assertThatThrownBy(() -> MerchantFile.read(missing))
        .isInstanceOf(InvalidMerchantFile.class)
        .hasMessageContainingAll(missing.toString(), "no such file");
  }

  @Test
  void aFolderIsNoFile() {
    assertThatThrownBy(() -> MerchantFile.read(folder)).isInstanceOf(InvalidMerchantFile.class);
  }
}

package dev.nightjar.activities.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.tests.fuzz.Damage;
import dev.nightjar.tests.fuzz.Fuzz;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines that people have mended, whole and damaged. */
final class CorrectedLineFuzzTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> LINES =
      List.of(
          "{\"id\":\"3f2a-0123456789ab\",\"document\":{\"merchant\":\"é\",\"n\":1.50,\"a\":[{}]}}",
          "{\"id\":\"3f2a-0123456789ab0\",\"reason\":\"at\",\"document\":\"{\\\"x\\\":\\\"\\u00e9\\\"}\"}",
          " { \"document\" : { } , \"id\" : \"3F2A-0123456789AB\", \"more\":[[1],{\"id\":2}] } ");

  @Test
  void aLineGivesItsDocumentOrIsRefusedInWordsThatDoNotQuoteIt() {
    Fuzz.run(
        random ->
            Damage.of(
                random, LINES.get(random.nextInt(LINES.size())).getBytes(StandardCharsets.UTF_8)),
        line -> {
          try {
            CorrectedLine read = CorrectedLine.parse(line);
            assertThat(read.id().isWhole()).isTrue();
            String text = new String(line, StandardCharsets.UTF_8);
            String document = new String(read.document(), StandardCharsets.UTF_8);
            JsonNode sent = JSON.readTree(text).path("document");
            if (sent.isObject()) {
              // An object's bytes stand in the line as they are.
              assertThat(text).contains(document);
              assertThat(JSON.readTree(document)).isEqualTo(sent);
            }
          } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage())
                .matches("(?s)(it |its |something |Invalid id of a record: ).{1,400}")
                .doesNotContain("JsonParse", "Exception");
          }
        });
  }
}

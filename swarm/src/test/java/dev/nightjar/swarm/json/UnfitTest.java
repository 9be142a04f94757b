package dev.nightjar.swarm.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Kind, type and place, and never the value. */
final class UnfitTest {
  private static final String VALUE = "alice@example.com";
  private static final ObjectMapper MAPPER = Json.mapper();

  record Address(String street, int number) {
    Address {
      if (street.isEmpty()) {
        throw new IllegalArgumentException("no street for " + VALUE);
      }
    }
  }

  record Secret(String text) {
    @Override
    public String text() {
      if (!text.isEmpty()) {
        throw new IllegalStateException("no word of " + text);
      }
      return text;
    }
  }

  private static String read(TypeReference<?> type, String json) {
    return words(() -> Json.read(MAPPER, MAPPER.constructType(type), json.replace('\'', '"')));
  }

  private static String words(org.assertj.core.api.ThrowableAssert.ThrowingCallable task) {
    JsonProcessingException why = catchThrowableOfType(JsonProcessingException.class, task);
    String words = Unfit.words(why);
    assertThat(words).doesNotContain(VALUE);
    return words;
  }

  @Test
  void aValueOfAnotherTypeIsNamedByItsPlace() {
    assertThat(
            read(
                new TypeReference<List<Address>>() {},
                "[{'street': 'a', 'number': 1}, {'street': 'b', 'number': '" + VALUE + "'}]"))
        .isEqualTo("InvalidFormatException of type int at [1].number");
  }

  @Test
  void keysAreValues() {
    assertThat(
            read(
                new TypeReference<Map<String, Address>>() {},
                "{'" + VALUE + "': {'street': 'a', 'number': true}}"))
        .isEqualTo("MismatchedInputException of type int at [a key].number");
  }

  @Test
  void whatAClassThatChecksItselfSaysIsLeftOut() {
    assertThat(read(new TypeReference<Address>() {}, "{'street': '', 'number': 1}"))
        .startsWith("ValueInstantiationException of type ");
  }

  @Test
  void whatIsNoJsonIsNamedByItsPlace() {
    assertThat(read(new TypeReference<String>() {}, VALUE))
        .startsWith("JsonParseException at line 1, column ");
  }

  @Test
  void whatAGetterSaysIsLeftOut() {
    assertThat(
            words(() -> Json.write(MAPPER, MAPPER.constructType(Secret.class), new Secret(VALUE))))
        .isEqualTo("java.lang.IllegalStateException at text");
  }
}

package dev.nightjar.activities.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.core.model.MerchantId;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads one file of merchants as a stream of JSON tokens, so that every value has its line. */
final class MerchantFileReader {
  private static final JsonFactory JSON = new JsonFactory();

  private final String file;
  private final List<Merchant> merchants = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final Map<MerchantId, Integer> lines = new HashMap<>();

  MerchantFileReader(String file) {
    this.file = file;
  }

  List<Merchant> merchants() {
    return List.copyOf(merchants);
  }

  List<String> problems() {
    return List.copyOf(problems);
  }

  void read(InputStream bytes) throws IOException {
    try (JsonParser json = JSON.createParser(bytes)) {
      if (json.nextToken() != JsonToken.START_ARRAY) {
        problem(line(json), "the file must be a JSON array of merchants");
        return;
      }
      while (json.nextToken() != JsonToken.END_ARRAY) {
        element(json);
      }
      if (json.nextToken() != null) {
        problem(line(json), "there is something behind the array of merchants");
      }
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
      problem(Math.max(1, at.getLineNr()), words(e, at));
    } catch (CharConversionException e) {
      problem(1, "this is not text in UTF-8");
    }
  }

  /** The parser's own words are for programmers. */
  private static String words(JsonProcessingException failure, JsonLocation at) {
    if (failure instanceof JsonEOFException) {
      return "the file ends in the middle: a text, a merchant or the array of merchants is not closed";
    }
    if (failure instanceof StreamConstraintsException) {
      return "something is nested too deeply, or is too long";
    }
    return "this is not JSON from column %d on; look there and just before for a comma, colon, quote or bracket that is missing or too many"
        .formatted(Math.max(1, at.getColumnNr()));
  }

  private void element(JsonParser json) throws IOException {
    int line = line(json);
    if (json.currentToken() != JsonToken.START_OBJECT) {
      problem(line, "a merchant must be a JSON object, this is " + FieldValue.of(json));
      json.skipChildren();
      return;
    }
    MerchantEntry entry = new MerchantEntry(line, fields(json));
    entry.problems().forEach(each -> problem(each.line(), entry.name() + each.text()));
    entry.id().ifPresent(id -> claim(id, line));
    entry.merchant().ifPresent(merchants::add);
  }

  private List<FieldValue> fields(JsonParser json) throws IOException {
    List<FieldValue> fields = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      fields.add(FieldValue.of(name, json));
      json.skipChildren();
    }
    return fields;
  }

  private void claim(MerchantId id, int line) {
    Integer before = lines.putIfAbsent(id, line);
    if (before != null) {
      problem(line, "merchant '%s': it is in line %d already".formatted(id, before));
    }
  }

  private void problem(int line, String text) {
    problems.add("%s:%d: %s".formatted(file, line, text));
  }

  private static int line(JsonParser json) {
    return Math.max(1, json.currentTokenLocation().getLineNr());
  }
}

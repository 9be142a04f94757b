package dev.nightjar.worker.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.nightjar.swarm.contract.ContractMethod;
import java.io.IOException;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a request's body as arguments: a JSON array of them, or an object by their names. */
final class Arguments {
  private final ObjectMapper mapper;
  private final ObjectReader reader;

  Arguments(ObjectMapper mapper) {
    this.mapper = mapper;
    // Decimals stay as they are written.
    this.reader =
        mapper
            .reader()
            .with(
                DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .without(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION);
  }

  /** The names of a method's arguments; empty where its class file does not have them. */
  static List<String> names(ContractMethod method) {
    Parameter[] parameters = method.method().getParameters();
    return Arrays.stream(parameters).allMatch(Parameter::isNamePresent)
        ? Arrays.stream(parameters).map(Parameter::getName).toList()
        : List.of();
  }

  /**
   * Reads arguments.
   *
   * @param body empty for a method that takes none
   * @throws Refusal when they are not what the method takes
   */
  @Nullable Object[] read(ContractMethod method, byte[] body) throws Refusal {
    List<JsonNode> nodes = body.length == 0 ? List.of() : nodes(method, tree(body));
    int wanted = method.arguments().size();
    if (nodes.size() != wanted) {
      throw refusal("%d arguments came, %d are wanted".formatted(nodes.size(), wanted));
    }
    @Nullable Object[] arguments = new @Nullable Object[wanted];
    for (int i = 0; i < wanted; i++) {
      arguments[i] = argument(method, i, nodes.get(i));
    }
    return arguments;
  }

  private JsonNode tree(byte[] body) throws Refusal {
    try {
      return reader.readTree(body);
    } catch (JsonProcessingException e) {
      throw refusal("the body is no JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw refusal("the body cannot be read");
    }
  }

  private static List<JsonNode> nodes(ContractMethod method, JsonNode tree) throws Refusal {
    if (tree.isArray()) {
      List<JsonNode> nodes = new ArrayList<>();
      tree.forEach(nodes::add);
      return nodes;
    }
    if (tree.isObject()) {
      return byName(method, tree);
    }
    throw refusal("the body must be a JSON array of arguments, or an object by their names");
  }

  private static List<JsonNode> byName(ContractMethod method, JsonNode tree) throws Refusal {
    List<String> names = names(method);
    if (names.size() != method.arguments().size()) {
      throw refusal(
          "the names of the arguments are not known, as the contract was compiled without -parameters; send an array");
    }
    Set<String> unknown = new TreeSet<>();
    tree.fieldNames().forEachRemaining(unknown::add);
    names.forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw refusal("there are no arguments %s; the method takes %s".formatted(unknown, names));
    }
    return names.stream().<JsonNode>map(name -> node(tree, name)).toList();
  }

  private static JsonNode node(JsonNode tree, String name) {
    JsonNode node = tree.get(name);
    return node == null ? NullNode.getInstance() : node;
  }

  private @Nullable Object argument(ContractMethod method, int place, JsonNode node)
      throws Refusal {
    try {
      return mapper.readerFor(method.arguments().get(place)).readValue(node);
    } catch (JsonProcessingException e) {
      throw refusal(
          "argument %d of %s: %s"
              .formatted(place + 1, method.name(), firstLine(e.getOriginalMessage())));
    } catch (IOException | IllegalArgumentException e) {
      throw refusal(
          "argument %d of %s: %s"
              .formatted(place + 1, method.name(), firstLine(String.valueOf(e.getMessage()))));
    }
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }

  private static Refusal refusal(String why) {
    return new Refusal(Problem.Kind.UNREADABLE, why);
  }
}

package dev.nightjar.worker.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import dev.nightjar.swarm.contract.Contract;
import dev.nightjar.swarm.contract.ContractMethod;
import java.lang.reflect.Type;
import java.util.List;

/** Writes what can be called as an OpenAPI 3.1 document, whose schemas are JSON Schema 2020-12. */
final class OpenApiDocument {
  private static final String SCHEMAS = "components/schemas";
  private static final List<Problem.Kind> PROBLEMS =
      List.of(
          Problem.Kind.UNREADABLE,
          Problem.Kind.TOO_LARGE,
          Problem.Kind.NOT_JSON,
          Problem.Kind.FAILED,
          Problem.Kind.REFUSED,
          Problem.Kind.TIMED_OUT);

  private final ObjectMapper mapper;
  private final SchemaBuilder schemas;

  private OpenApiDocument(ObjectMapper mapper) {
    this.mapper = mapper;
    SchemaGeneratorConfigBuilder config =
        new SchemaGeneratorConfigBuilder(
                mapper, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(new JacksonModule())
            .with(Option.DEFINITIONS_FOR_ALL_OBJECTS)
            .without(Option.SCHEMA_VERSION_INDICATOR);
    this.schemas = new SchemaGenerator(config.build()).buildMultipleSchemaDefinitions();
  }

  /** The document of these contracts, with the version of who serves it. */
  static String of(ExposedContracts contracts, ObjectMapper mapper, String version) {
    OpenApiDocument document = new OpenApiDocument(mapper);
    ObjectNode root = mapper.createObjectNode().put("openapi", "3.1.0");
    root.putObject("info").put("title", "Nightjar's swarm").put("version", version);
    ObjectNode paths = root.putObject("paths");
    for (Contract contract : contracts.all()) {
      contract
          .methods()
          .values()
          .forEach(
              method ->
                  paths
                      .putObject("/" + contract.name() + "/" + method.name())
                      .set("post", document.operation(new ExposedMethod(contract, method))));
    }
    ObjectNode components = root.putObject("components");
    components.set("schemas", document.schemas.collectDefinitions(SCHEMAS));
    document.problem(components);
    return document.text(root);
  }

  private ObjectNode operation(ExposedMethod exposed) {
    ContractMethod method = exposed.method();
    ObjectNode operation =
        mapper.createObjectNode().put("operationId", exposed.contract().fullName(method));
    operation.putArray("tags").add(exposed.contract().name());
    ObjectNode body = operation.putObject("requestBody");
    body.put("required", !method.arguments().isEmpty());
    body.putObject("content").putObject("application/json").set("schema", arguments(method));
    ObjectNode responses = operation.putObject("responses");
    if (exposed.isVoid()) {
      responses.putObject("204").put("description", "It was executed");
    } else {
      ObjectNode answer = responses.putObject("200").put("description", "What the method returned");
      answer
          .putObject("content")
          .putObject("application/json")
          .set("schema", schema(method.method().getGenericReturnType()));
    }
    for (Problem.Kind kind : PROBLEMS) {
      problem(responses.putObject(Integer.toString(kind.status())), kind);
    }
    return operation;
  }

  /** An array of them, or an object by their names where these are known. */
  private ObjectNode arguments(ContractMethod method) {
    Type[] types = method.method().getGenericParameterTypes();
    ObjectNode array = mapper.createObjectNode().put("type", "array");
    ArrayNode items = mapper.createArrayNode();
    for (Type type : types) {
      items.add(schema(type));
    }
    if (!items.isEmpty()) {
      array.set("prefixItems", items);
    }
    array.put("items", false).put("minItems", types.length).put("maxItems", types.length);
    List<String> names = Arguments.names(method);
    if (names.size() != types.length) {
      return array;
    }
    ObjectNode object = mapper.createObjectNode().put("type", "object");
    ObjectNode properties = object.putObject("properties");
    for (int i = 0; i < types.length; i++) {
      properties.set(names.get(i), schema(types[i]));
    }
    object.put("additionalProperties", false);
    ObjectNode either = mapper.createObjectNode();
    either.putArray("oneOf").add(object).add(array);
    return either;
  }

  private JsonNode schema(Type type) {
    return schemas.createSchemaReference(type);
  }

  private static void problem(ObjectNode response, Problem.Kind kind) {
    response.put("description", kind.title());
    if (kind == Problem.Kind.REFUSED) {
      response
          .putObject("headers")
          .putObject("Retry-After")
          .put("description", "Seconds after which a call is likely to be admitted")
          .putObject("schema")
          .put("type", "integer");
    }
    response
        .putObject("content")
        .putObject("application/problem+json")
        .putObject("schema")
        .put("$ref", "#/" + SCHEMAS + "/Problem");
  }

  private void problem(ObjectNode components) {
    ObjectNode problem =
        ((ObjectNode) components.get("schemas")).putObject("Problem").put("type", "object");
    ObjectNode members = problem.putObject("properties");
    List.of("type", "title", "detail", "exception")
        .forEach(name -> members.putObject(name).put("type", "string"));
    List.of("status", "retryAfterMillis")
        .forEach(name -> members.putObject(name).put("type", "integer"));
  }

  private String text(ObjectNode root) {
    try {
      return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree of JSON can be written", e);
    }
  }
}

package dev.nightjar.worker.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.swarm.Swarm;
import dev.nightjar.swarm.SwarmOptions;
import dev.nightjar.swarm.host.Offers;
import dev.nightjar.swarm.host.SwarmService;
import dev.nightjar.swarm.lane.LanePolicy;
import dev.nightjar.swarm.local.LocalFaults;
import dev.nightjar.swarm.local.LocalOptions;
import dev.nightjar.worker.config.ConfigurationException;
import dev.nightjar.worker.config.ConfigurationSources;
import dev.nightjar.worker.config.SwarmHttpSettings;
import dev.nightjar.worker.connect.ConnectFailed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls over HTTP to contracts of this process. */
@Timeout(180)
class SwarmWebTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final LocalFaults faults = new LocalFaults();
  private final HttpClient client = HttpClient.newHttpClient();
  private Offers offers;
  private Swarm swarm;
  private SwarmWeb web;

  @BeforeEach
  void start() {
    SwarmService shop = SwarmService.of(Shop.class, new Shop.OfTests());
    offers = Offers.of(List.of(shop));
    swarm = Swarm.local(LocalOptions.defaults().withFaults(faults), SwarmOptions.defaults(), shop);
    web = listen(Map.of());
  }

  @AfterEach
  void stop() {
    web.close();
    swarm.close();
  }

  private SwarmWeb listen(Map<String, String> more) {
    SwarmHttpSettings settings = settings(more);
    return SwarmWeb.start(settings.address().orElseThrow(), settings, offers, swarm);
  }

  private static SwarmHttpSettings settings(Map<String, String> more) {
    Map<String, String> values =
        new TreeMap<>(
            Map.of(
                "swarm.http.address",
                "127.0.0.1:0",
                "swarm.http.contracts",
                "shop",
                "swarm.http.maxBody",
                "2KiB",
                "swarm.http.timeout",
                "20s",
                "swarm.http.contextKeys",
                "merchant"));
    values.putAll(more);
    return ConfigurationSources.defaults().values("test", values).read().swarm().http();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(web.address().resolve(path));
  }

  private HttpResponse<String> sent(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return sent(json(path, BodyPublishers.ofString(body)));
  }

  private HttpRequest json(String path, BodyPublisher body) {
    return request(path).header("Content-Type", "application/json").POST(body).build();
  }

  private static JsonNode problem(HttpResponse<String> response, int status, String type)
      throws IOException {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode problem = MAPPER.readTree(response.body());
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("type").asText()).isEqualTo("urn:nightjar:problem:" + type);
    assertThat(response.body()).doesNotContain("\tat ", "SwarmWebTest", "stack");
    return problem;
  }

  @Test
  void argumentsAreAnArrayOrAnObjectByTheirNames() throws Exception {
    HttpResponse<String> byPlace = post("/shop/price", "[{\"product\":\"shoe\",\"quantity\":2}]");
    assertThat(byPlace.statusCode()).as(byPlace.body()).isEqualTo(200);
    assertThat(byPlace.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(byPlace.body()).contains("\"price\":2.20");
    assertThat(byPlace.headers().firstValue("Nightjar-Call").orElseThrow())
        .startsWith("shop.price/");

    HttpResponse<String> byName =
        post(
            "/shop/total",
            "{\"discount\": 0.10, \"offers\": [{\"product\":\"a\",\"price\":12345678901234567890.50}]}");
    assertThat(byName.statusCode()).as(byName.body()).isEqualTo(200);
    assertThat(byName.body()).isEqualTo("12345678901234567890.40");
  }

  @Test
  void whatReturnsNothingHasNoContentAndWhatTakesNothingNeedsNoBody() throws Exception {
    HttpResponse<String> nothing = post("/shop/forget", "[\"shoe\"]");
    assertThat(nothing.statusCode()).as(nothing.body()).isEqualTo(204);
    assertThat(nothing.body()).isEmpty();
    HttpResponse<String> bare =
        sent(request("/shop/merchant").POST(BodyPublishers.noBody()).build());
    assertThat(bare.body()).isEqualTo("\"nobody\"");
  }

  @Test
  void headersOfRegisteredKeysAreValuesOfTheContext() throws Exception {
    HttpResponse<String> known =
        sent(
            request("/shop/merchant")
                .header("Nightjar-Context-Merchant", "acme")
                .POST(BodyPublishers.noBody())
                .build());
    assertThat(known.body()).isEqualTo("\"acme\"");

    HttpResponse<String> unknown =
        sent(
            request("/shop/merchant")
                .header("Nightjar-Context-Tenant", "acme")
                .POST(BodyPublishers.noBody())
                .build());
    assertThat(problem(unknown, 400, "unknown-context").get("detail").asText())
        .contains("'tenant' cannot be set", "[merchant]");
  }

  @Test
  void argumentsThatCannotBeReadAreNamed() throws Exception {
    assertThat(detail("/shop/price", "[{\"product\":\"shoe\",\"quantity\":\"many\"}]"))
        .contains("argument 1 of price");
    assertThat(detail("/shop/price", "[{\"product\":\"shoe\",\"quantity\":null}]"))
        .contains("argument 1 of price");
    assertThat(detail("/shop/price", "[]")).contains("0 arguments came, 1 are wanted");
    assertThat(detail("/shop/price", "{\"visitor\": {}}"))
        .contains("there are no arguments [visitor]", "[visit]");
    assertThat(detail("/shop/nap", "{}")).contains("argument 1 of nap");
    assertThat(detail("/shop/price", "[{]")).contains("no JSON");
    assertThat(detail("/shop/price", "[1] [2]")).contains("no JSON");
    assertThat(detail("/shop/price", "7")).contains("a JSON array");
  }

  private String detail(String path, String body) throws Exception {
    return problem(post(path, body), 400, "unreadable-arguments").get("detail").asText();
  }

  @Test
  void whatIsNotThereOrNotAllowedIsSaid() throws Exception {
    problem(post("/shop/prices", "[]"), 404, "not-found");
    problem(post("/other/price", "[]"), 404, "not-found");
    problem(post("/shop", "[]"), 404, "not-found");
    problem(post("/", "[]"), 404, "not-found");
    HttpResponse<String> read = sent(request("/shop/price").GET().build());
    problem(read, 405, "method-not-allowed");
    assertThat(read.headers().firstValue("Allow")).contains("POST");
    problem(post("/openapi.json", "[]"), 405, "method-not-allowed");
    problem(
        sent(request("/shop/price").POST(BodyPublishers.ofString("[]")).build()), 415, "not-json");
    problem(
        sent(
            request("/shop/price")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("[]"))
                .build()),
        415,
        "not-json");
  }

  @Test
  void aBodyThatIsTooLongIsRefusedWhetherItsLengthIsSaidOrNot() throws Exception {
    String body = "[\"" + "x".repeat(3_000) + "\"]";
    problem(post("/shop/forget", body), 413, "too-large");
    BodyPublisher ofUnknownLength = BodyPublishers.fromPublisher(BodyPublishers.ofString(body));
    problem(sent(json("/shop/forget", ofUnknownLength)), 413, "too-large");
    BodyPublisher shorter = BodyPublishers.fromPublisher(BodyPublishers.ofString("[\"shoe\"]"));
    assertThat(sent(json("/shop/forget", shorter)).statusCode()).isEqualTo(204);
  }

  @Test
  void whatTheMethodThrewIsToldWithoutItsStack() throws Exception {
    JsonNode declared =
        problem(post("/shop/price", "[{\"product\":\"none\",\"quantity\":1}]"), 500, "failed");
    assertThat(declared.get("exception").asText()).endsWith("Shop$OutOfStock");
    assertThat(declared.get("detail").asText()).isEqualTo("no more of none");
    JsonNode other = problem(post("/shop/forget", "[\"\"]"), 500, "failed");
    assertThat(other.get("exception").asText()).isEqualTo("java.lang.IllegalArgumentException");
  }

  @Test
  void whatTakesTooLongTimesOut() throws Exception {
    web.close();
    web = listen(Map.of("swarm.http.timeout", "500ms"));
    problem(post("/shop/nap", "[3000]"), 504, "timed-out");
  }

  @Test
  void aFullLaneRefusesAndSaysWhenToTryAgain() throws Exception {
    faults.refuse(1, Duration.ofMillis(1_200));
    HttpResponse<String> refused = post("/shop/nap", "[1]");
    JsonNode problem = problem(refused, 503, "refused");
    assertThat(refused.headers().firstValue("Retry-After")).contains("2");
    assertThat(problem.get("retryAfterMillis").asLong()).isEqualTo(1_200);
  }

  @Test
  void callsGoThroughTheLanesGate() throws Exception {
    swarm.lanes().set("realtime", LanePolicy.consistent(Duration.ofSeconds(5)));
    List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
    IntStream.range(0, 200)
        .forEach(
            number ->
                all.add(
                    client.sendAsync(
                        json("/shop/nap", BodyPublishers.ofString("[300]")),
                        BodyHandlers.ofString())));
    List<Integer> statuses = all.stream().map(each -> each.join().statusCode()).toList();
    assertThat(statuses).contains(200, 503).isSubsetOf(200, 503, 504);
    assertThat(swarm.lanes().gate("realtime").counts().offered()).isEqualTo(200);
  }

  @Test
  void theDocumentSaysWhatCanBeCalled() throws Exception {
    HttpResponse<String> response = sent(request("/openapi.json").GET().build());
    assertThat(response.statusCode()).isEqualTo(200);
    JsonNode document = MAPPER.readTree(response.body());
    assertThat(document.get("openapi").asText()).isEqualTo("3.1.0");
    assertThat(document.get("paths").fieldNames())
        .toIterable()
        .containsExactly(
            "/shop/forget", "/shop/merchant", "/shop/nap", "/shop/price", "/shop/total");
    JsonNode price = document.at("/paths/~1shop~1price/post");
    assertThat(price.at("/operationId").asText()).isEqualTo("shop.price");
    JsonNode body = price.at("/requestBody/content/application~1json/schema/oneOf");
    assertThat(body.at("/0/properties/visit/$ref").asText())
        .isEqualTo("#/components/schemas/Visit");
    assertThat(body.at("/1/prefixItems/0/$ref").asText()).isEqualTo("#/components/schemas/Visit");
    assertThat(price.at("/responses/200/content/application~1json/schema/$ref").asText())
        .isEqualTo("#/components/schemas/Offer");
    assertThat(price.at("/responses/503/headers/Retry-After").isMissingNode()).isFalse();
    assertThat(document.at("/paths/~1shop~1forget/post/responses/204").isMissingNode()).isFalse();
    assertThat(document.at("/components/schemas/Visit/properties/quantity/type").asText())
        .isEqualTo("integer");
    assertThat(document.at("/components/schemas/Offer/properties/price/type").asText())
        .isEqualTo("number");
    assertReferencesAreThere(document);
  }

  private static void assertReferencesAreThere(JsonNode document) {
    for (String reference : document.findValuesAsText("$ref")) {
      assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
    }
  }

  @Test
  void aContractThatIsNotOfferedAndATakenAddressAreNamed() {
    assertThatThrownBy(() -> listen(Map.of("swarm.http.contracts", "shop,stock")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'stock'")
        .hasMessageContaining("offers [shop]");
    URI taken = web.address();
    assertThatThrownBy(() -> listen(Map.of("swarm.http.address", "127.0.0.1:" + taken.getPort())))
        .isInstanceOf(ConnectFailed.class)
        .hasMessageContaining("swarm.http.address");
    assertThatThrownBy(() -> settings(Map.of("swarm.http.contracts", "")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("swarm.http.contracts");
  }
}

package dev.nightjar.tests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** What a worker host answers. */
record Pages(URI address) {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  static final String JSON = "application/json";
  static final String TEXT = "text/plain";
  static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0";

  HttpResponse<String> get(String path, String accept) {
    return asked("GET", path, accept);
  }

  HttpResponse<String> asked(String method, String path, String accept) {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .header("Accept", accept)
            .timeout(Duration.ofSeconds(10))
            .build();
    try {
      return CLIENT.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  int status(String path) {
    return get(path, TEXT).statusCode();
  }

  /** The state of a part on a page. */
  String state(String path, String part) {
    try {
      for (JsonNode found : new ObjectMapper().readTree(get(path, JSON).body()).path("parts")) {
        if (found.path("part").asText().equals(part)) {
          return found.path("state").asText();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalStateException("There is no part " + part + " on " + path);
  }

  MetricSamples metrics() {
    return MetricSamples.parse(get("/metrics", TEXT).body());
  }
}

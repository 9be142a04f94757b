package dev.nightjar.worker.web;

import dev.nightjar.swarm.context.SwarmContext;
import dev.nightjar.worker.config.SwarmHttpSettings;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests. No thread of the server waits for a body, for a call to be started or for an
 * answer; how many requests are under way is bounded. Thread-safe.
 */
final class WebHandler extends Handler.Abstract {
  /** The path of the document that says what there is. */
  static final String DOCUMENT = "/openapi.json";

  static final int MOST_UNDER_WAY = 1_000;
  private static final Duration SOON = Duration.ofSeconds(1);

  private final ExposedContracts contracts;
  private final WebCalls calls;
  private final Arguments arguments;
  private final ContextHeaders context;
  private final int maxBody;
  private final String document;
  private final AtomicInteger underWay = new AtomicInteger();

  WebHandler(
      ExposedContracts contracts,
      WebCalls calls,
      Arguments arguments,
      SwarmHttpSettings settings,
      String document) {
    this.contracts = contracts;
    this.calls = calls;
    this.arguments = arguments;
    this.context = new ContextHeaders(settings.contextKeys());
    this.maxBody = settings.maxBody();
    this.document = document;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    if (underWay.incrementAndGet() > MOST_UNDER_WAY) {
      underWay.decrementAndGet();
      send(request, response, callback, tooMany().with("Connection", "close"));
      return true;
    }
    // Whatever the answer is, it comes after the body, so that the connection can be used again.
    CompletableFuture<?> unused =
        Body.read(request, maxBody)
            .thenCompose(body -> reply(request, body))
            .whenComplete(
                (reply, failure) -> {
                  underWay.decrementAndGet();
                  if (failure == null) {
                    send(request, response, callback, reply);
                  } else {
                    unread(request, response, callback, failure);
                  }
                });
    return true;
  }

  private CompletableFuture<Reply> reply(Request request, byte[] body) {
    try {
      return path(request).equals(DOCUMENT)
          ? CompletableFuture.completedFuture(document(request))
          : call(request, body);
    } catch (Refusal e) {
      return CompletableFuture.completedFuture(e.problem().reply());
    }
  }

  /** What is not too long is the connection's failure. */
  private static void unread(
      Request request, Response response, Callback callback, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof Refusal refusal) {
      send(request, response, callback, refusal.problem().reply().with("Connection", "close"));
    } else {
      callback.failed(cause);
    }
  }

  private static String path(Request request) {
    return String.valueOf(request.getHttpURI().getCanonicalPath());
  }

  private Reply document(Request request) {
    return request.getMethod().equals("GET") || request.getMethod().equals("HEAD")
        ? Reply.json(document)
        : notAllowed("GET, HEAD");
  }

  private static Reply notAllowed(String methods) {
    return Problem.of(Problem.Kind.NOT_ALLOWED, "use " + methods).reply().with("Allow", methods);
  }

  private CompletableFuture<Reply> call(Request request, byte[] body) throws Refusal {
    ExposedMethod method = method(path(request));
    if (!request.getMethod().equals("POST")) {
      return CompletableFuture.completedFuture(notAllowed("POST"));
    }
    SwarmContext values = context.read(headers(request));
    String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    // Without a body it needs no type.
    if (body.length > 0 && !isJson(type)) {
      throw new Refusal(Problem.Kind.NOT_JSON, "Content-Type is " + type);
    }
    return calls.call(method, values, arguments.read(method.method(), body));
  }

  private ExposedMethod method(String path) throws Refusal {
    Optional<ExposedMethod> method = contracts.method(path);
    if (method.isEmpty()) {
      throw new Refusal(Problem.Kind.NOT_FOUND, "there is no %s; see %s".formatted(path, DOCUMENT));
    }
    return method.get();
  }

  private static List<Map.Entry<String, String>> headers(Request request) {
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    for (HttpField field : request.getHeaders()) {
      headers.add(Map.entry(field.getName(), String.valueOf(field.getValue())));
    }
    return headers;
  }

  private static boolean isJson(@Nullable String type) {
    return type != null
        && type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/json");
  }

  private static Reply tooMany() {
    return new Problem(
            Problem.Kind.REFUSED,
            "%d calls over HTTP are under way".formatted(MOST_UNDER_WAY),
            Map.of("retryAfterMillis", SOON.toMillis()))
        .reply();
  }

  private static void send(Request request, Response response, Callback callback, Reply reply) {
    byte[] body = reply.bytes();
    response.setStatus(reply.status());
    reply.headers().forEach(response.getHeaders()::put);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    if (body.length > 0) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.contentType());
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    }
    ByteBuffer sent = ByteBuffer.wrap(request.getMethod().equals("HEAD") ? new byte[0] : body);
    response.write(true, sent, callback);
  }
}

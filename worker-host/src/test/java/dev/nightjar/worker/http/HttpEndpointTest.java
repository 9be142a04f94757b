package dev.nightjar.worker.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.worker.config.HttpAddress;
import dev.nightjar.worker.connect.ConnectFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpEndpointTest {
  private static final HttpAddress ANY_PORT = new HttpAddress("127.0.0.1", 0);
  private static final int MANY = 60;

  private HttpEndpoint endpoint;

  @BeforeEach
  void start() {
    endpoint =
        HttpEndpoint.start(
            ANY_PORT,
            Map.of(
                "/good",
                accept -> Answer.text(Answer.OK, "accepts " + accept),
                "/broken",
                accept -> {
                  throw new IllegalStateException("the password is s3cret");
                }));
  }

  @AfterEach
  void close() {
    endpoint.close();
  }

  @Test
  void aPageIsAskedWithWhatItsReaderAccepts() throws Exception {
    HttpResponse<String> answer = ask("GET", "/good?x=1", "text/fancy");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("accepts text/fancy");
    assertThat(ask("HEAD", "/good", "a/b").body()).isEmpty();
  }

  @Test
  void unknownPathsAndOtherMethodsAreRefused() throws Exception {
    for (String path : List.of("/", "/goo", "/good/", "/good/x", "/../good")) {
      assertThat(ask("GET", path, "*/*").statusCode()).as(path).isEqualTo(404);
    }
    assertThat(ask("GET", "/goo", "*/*").body()).contains("[/broken, /good]");
    for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS")) {
      HttpResponse<String> answer = ask(method, "/good", "*/*");
      assertThat(answer.statusCode()).as(method).isEqualTo(405);
      assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
    }
  }

  @Test
  void aPageThatThrowsSaysNothingOfWhy() throws Exception {
    HttpResponse<String> answer = ask("GET", "/broken", "*/*");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("broken").doesNotContain("s3cret");
  }

  @Test
  void aTakenPortIsRefusedWithTheNextStep() {
    HttpAddress taken = new HttpAddress("127.0.0.1", endpoint.address().getPort());
    assertThatThrownBy(() -> HttpEndpoint.start(taken, Map.of()))
        .isInstanceOf(ConnectFailed.class)
        .hasMessageContaining("Cannot listen on " + taken)
        .hasMessageContaining("NIGHTJAR_HTTP_ADDRESS")
        .hasMessageContaining("127.0.0.1:0");
  }

  @Test
  void clientsThatNeverEndTheirRequestsKeepNobodyOutForLong() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < MANY; i++) {
        slow.add(halfARequest());
      }
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .ignoreException(IOException.class)
          .until(() -> ask("GET", "/good", "*/*").statusCode() == 200);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  private Socket halfARequest() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), endpoint.address().getPort());
    byte[] half = "GET /good HTTP/1.1\r\nHost: x\r\nX-".getBytes(StandardCharsets.US_ASCII);
    socket.getOutputStream().write(half);
    return socket;
  }

  private HttpResponse<String> ask(String method, String path, String accept)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(endpoint.address() + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .header("Accept", accept)
            .timeout(Duration.ofSeconds(10))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }
}

package dev.nightjar.worker.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** The body of a request as it comes, up to a limit. No thread waits for it. */
final class Body implements Runnable {
  private final Request request;
  private final int most;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();

  private Body(Request request, int most) {
    this.request = request;
    this.most = most;
  }

  /**
   * Reads a body.
   *
   * @return fails with {@link Refusal} when it is longer than that many bytes
   */
  static CompletableFuture<byte[]> read(Request request, int most) {
    Body body = new Body(request, most);
    body.run();
    return body.whole;
  }

  @Override
  public void run() {
    while (!whole.isDone()) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        request.demand(this);
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        whole.completeExceptionally(chunk.getFailure());
      } else {
        take(chunk);
      }
    }
  }

  private void take(Content.Chunk chunk) {
    ByteBuffer buffer = chunk.getByteBuffer();
    boolean isTooLong = bytes.size() + (long) buffer.remaining() > most;
    if (!isTooLong) {
      byte[] part = new byte[buffer.remaining()];
      buffer.get(part);
      bytes.write(part, 0, part.length);
    }
    chunk.release();
    if (isTooLong) {
      whole.completeExceptionally(
          new Refusal(Problem.Kind.TOO_LARGE, "more than %d bytes".formatted(most)));
    } else if (chunk.isLast()) {
      whole.complete(bytes.toByteArray());
    }
  }
}

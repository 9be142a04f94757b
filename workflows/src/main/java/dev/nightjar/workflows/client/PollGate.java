package dev.nightjar.workflows.client;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.Status;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands between workers and their questions for tasks: while it is closed, nothing is asked of
 * Temporal. Pollers that the SDK suspends still wait for the answer to their last question, up to a
 * minute, and take the task that it brings; here such questions are ended, and answered as those
 * are for which no task came. So are questions that waited for Temporal until their time was over:
 * taken for failures, they would make the SDK ask later and later, up to a minute. Thread-safe.
 */
public final class PollGate implements ClientInterceptor {
  private static final Set<String> QUESTIONS =
      Set.of("PollWorkflowTaskQueue", "PollActivityTaskQueue");

  private final Set<Question<?, ?>> open = new HashSet<>();
  private boolean isClosed;

  /** Ends the questions that are open, and lets no other pass until it is opened. */
  public void close() {
    List<Question<?, ?>> ending;
    synchronized (this) {
      isClosed = true;
      ending = List.copyOf(open);
    }
    ending.forEach(Question::end);
  }

  /** Lets questions pass. */
  public synchronized void open() {
    isClosed = false;
  }

  /** Whether Temporal is asked nothing, so that no task can come. */
  public synchronized boolean isShut() {
    return isClosed && open.isEmpty();
  }

  private synchronized boolean isClosed() {
    return isClosed;
  }

  /** A question that was asked; it is ended when the gate has been closed meanwhile. */
  private void asked(Question<?, ?> question) {
    boolean isLate;
    synchronized (this) {
      isLate = isClosed;
    }
    if (isLate) {
      question.end();
    }
  }

  private synchronized void begins(Question<?, ?> question) {
    open.add(question);
  }

  private synchronized void ended(Question<?, ?> question) {
    open.remove(question);
  }

  @Override
  public <Q, S> ClientCall<Q, S> interceptCall(
      MethodDescriptor<Q, S> method, CallOptions options, Channel next) {
    if (!QUESTIONS.contains(String.valueOf(method.getBareMethodName()))
        || !(method.getResponseMarshaller() instanceof PrototypeMarshaller<S> answers)) {
      return next.newCall(method, options);
    }
    S nothing = answers.getMessagePrototype();
    if (nothing == null) {
      return next.newCall(method, options);
    }
    return isClosed()
        ? new Unasked<>(nothing)
        : new Question<>(next.newCall(method, options), nothing);
  }

  /** A question that Temporal was asked. */
  private final class Question<Q, S> extends SimpleForwardingClientCall<Q, S> {
    private final S nothing;
    private boolean isAsked;
    private boolean hasCome;
    private boolean isEnded;

    Question(ClientCall<Q, S> call, S nothing) {
      super(call);
      this.nothing = nothing;
    }

    @Override
    public void start(Listener<S> listener, Metadata headers) {
      begins(this);
      super.start(new Answer(listener), headers);
    }

    /** Only from here on may it be cancelled: a call that was cancelled takes no message. */
    @Override
    public void halfClose() {
      super.halfClose();
      synchronized (this) {
        isAsked = true;
      }
      asked(this);
    }

    void end() {
      synchronized (this) {
        if (!isAsked || isEnded || hasCome) {
          return;
        }
        isEnded = true;
      }
      cancel("This worker host takes no tasks", null);
    }

    private synchronized boolean isEnded() {
      return isEnded;
    }

    private synchronized void comes() {
      hasCome = true;
    }

    private synchronized boolean hasCome() {
      return hasCome;
    }

    private final class Answer extends SimpleForwardingClientCallListener<S> {
      Answer(Listener<S> listener) {
        super(listener);
      }

      @Override
      public void onMessage(S message) {
        comes();
        super.onMessage(message);
      }

      @Override
      public void onClose(Status status, Metadata trailers) {
        ended(Question.this);
        boolean isOver = status.getCode() == Status.Code.DEADLINE_EXCEEDED && !hasCome();
        if (isOver || (isEnded() && status.getCode() == Status.Code.CANCELLED)) {
          // A task that came in the same moment is taken: it is this host's already.
          if (!hasCome()) {
            super.onMessage(nothing);
          }
          super.onClose(Status.OK, new Metadata());
        } else {
          super.onClose(status, trailers);
        }
      }
    }
  }

  /** A question that is not asked, and answered as if no task had come. */
  private static final class Unasked<Q, S> extends ClientCall<Q, S> {
    private final S nothing;
    private @Nullable Listener<S> listener;

    Unasked(S nothing) {
      this.nothing = nothing;
    }

    @Override
    public void start(Listener<S> answer, Metadata headers) {
      listener = answer;
    }

    @Override
    public void halfClose() {
      Listener<S> answer = listener;
      if (answer != null) {
        answer.onMessage(nothing);
        answer.onClose(Status.OK, new Metadata());
      }
    }

    @Override
    public void request(int messages) {
      // The one answer comes anyway.
    }

    @Override
    public void sendMessage(Q message) {
      // Nobody hears it.
    }

    @Override
    public void cancel(@Nullable String message, @Nullable Throwable cause) {
      // Nothing is under way.
    }
  }
}

package dev.nightjar.worker.web;

/** A request that is answered with a problem. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  Refusal(Problem.Kind kind, String detail) {
    super(detail);
    this.problem = Problem.of(kind, detail);
  }

  Problem problem() {
    return problem;
  }
}

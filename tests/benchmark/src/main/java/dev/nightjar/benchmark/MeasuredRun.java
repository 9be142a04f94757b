package dev.nightjar.benchmark;

import dev.nightjar.benchmark.measure.ProgramResult;
import dev.nightjar.benchmark.profile.Profile;
import dev.nightjar.benchmark.report.Measurement;
import dev.nightjar.benchmark.report.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A program that has run; its recordings are still to be folded.
 *
 * @param program which
 * @param round counts from 1
 * @param result what it did and took
 * @param stackProcessor processor time of the stack meanwhile
 * @param recording of the program
 */
record MeasuredRun(
    Program program, int round, ProgramResult result, Duration stackProcessor, Path recording) {
  private static final Profile NONE =
      new Profile(0, Map.of(), Map.of(), Duration.ZERO, Duration.ZERO, 0);

  Measurement folded(Optional<Path> stackRecording) throws IOException {
    Instant from = result.from();
    Instant until = result.until();
    Profile stack =
        stackRecording.isPresent() ? Profile.of(stackRecording.get(), from, until) : NONE;
    return new Measurement(
        program, round, result, stackProcessor, Profile.of(recording, from, until), stack);
  }
}

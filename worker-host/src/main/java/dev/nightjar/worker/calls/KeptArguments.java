package dev.nightjar.worker.calls;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What the log of calls keeps of arguments. */
public enum KeptArguments {
  /** Nothing: they may hold what is nobody's business. */
  OFF {
    @Override
    public Optional<String> of(List<String> arguments) {
      return Optional.empty();
    }
  },
  /** The SHA-256 of each: tells equal ones, and hides what they are unless that can be guessed. */
  HASHED {
    @Override
    public Optional<String> of(List<String> arguments) {
      return Optional.of(array(arguments, KeptArguments::hash));
    }
  },
  /** The arguments, but of one that is longer than {@link #LONGEST} only the hash. */
  FULL {
    @Override
    public Optional<String> of(List<String> arguments) {
      return Optional.of(
          array(arguments, argument -> argument.length() > LONGEST ? hash(argument) : argument));
    }
  };

  /** The longest argument that is kept as it is, in characters of its JSON. */
  public static final int LONGEST = 8_000;

  /**
   * A JSON array of what is kept: arguments as they are, hashes as texts that begin with {@code
   * sha256:}; empty when nothing is.
   *
   * @param arguments each as JSON
   */
  public abstract Optional<String> of(List<String> arguments);

  private static String array(List<String> arguments, UnaryOperator<String> kept) {
    return arguments.stream().map(kept).collect(Collectors.joining(",", "[", "]"));
  }

  private static String hash(String argument) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(argument.getBytes(StandardCharsets.UTF_8));
      return '"' + "sha256:" + HexFormat.of().formatHex(hash) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}

package dev.nightjar.core.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A SHA-256 digest, by which the same result is known to be the same.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Digest(String hex) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  /** Cloned for each use, which spares looking the algorithm up; nothing is ever fed to it. */
  private static final MessageDigest FRESH = lookedUp();

  public Digest {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException(
          "Invalid digest: '%s' is not 64 lower-case hexadecimal digits".formatted(hex));
    }
  }

  /** The digest of some bytes. */
  public static Digest of(byte[] bytes) {
    return finish(sha256(), bytes);
  }

  /** The digest of what was fed to a {@link #sha256()}, which is reset. */
  public static Digest finished(MessageDigest sha256) {
    return new Digest(HexFormat.of().formatHex(sha256.digest()));
  }

  /** A new SHA-256; not thread-safe. */
  public static MessageDigest sha256() {
    try {
      return (MessageDigest) FRESH.clone();
    } catch (CloneNotSupportedException e) {
      // A security provider need not support it.
      return lookedUp();
    }
  }

  private static MessageDigest lookedUp() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static Digest finish(MessageDigest sha256, byte[] bytes) {
    sha256.update(bytes);
    return finished(sha256);
  }

  @Override
  public String toString() {
    return hex;
  }
}

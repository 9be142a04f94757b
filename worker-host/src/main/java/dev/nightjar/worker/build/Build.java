package dev.nightjar.worker.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What was built: the version, and the commit that it was built from.
 *
 * @param version such as {@code 0.1.0}
 * @param commit the first digits of its hash, with {@code -dirty} where sources were changed beside
 *     it; {@code unknown} where it was built outside a clone
 * @param temporal the version of Temporal's SDK
 * @param hbase the version of HBase's client
 */
public record Build(String version, String commit, String temporal, String hbase) {
  private static final String UNKNOWN = "unknown";
  private static final Build CURRENT = read();

  /** The build that runs. */
  public static Build current() {
    return CURRENT;
  }

  /** Such as {@code 0.1.0-5f3c9a01b2c4}: what Temporal may take for the id of a build. */
  public String id() {
    return version + "-" + commit;
  }

  /** Such as {@code 0.1.0 (commit 5f3c9a01b2c4)}. */
  @Override
  public String toString() {
    return "%s (commit %s)".formatted(version, commit);
  }

  private static Build read() {
    Properties build = new Properties();
    try (InputStream in = Build.class.getResourceAsStream("build.properties")) {
      if (in != null) {
        build.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Build(
        build.getProperty("version", UNKNOWN),
        build.getProperty("commit", UNKNOWN),
        build.getProperty("temporal", UNKNOWN),
        build.getProperty("hbase", UNKNOWN));
  }
}

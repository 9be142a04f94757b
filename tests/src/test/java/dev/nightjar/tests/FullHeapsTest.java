package dev.nightjar.tests;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A visitor with a million events and a merchant with half a million products, in full. */
@Tag("crash")
@Tag("sizes")
@Timeout(1_200)
final class FullHeapsTest extends SmallHeapsTest {
  FullHeapsTest(@TempDir Path folder) {
    super(folder);
  }

  @Override
  Extremes extremes() {
    return new Extremes(1_000_000, 500_000, "-Xmx128m", "-Xmx256m");
  }
}

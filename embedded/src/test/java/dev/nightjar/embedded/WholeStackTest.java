package dev.nightjar.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.embedded.junit.EmbeddedStackExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedStackExtension.class)
class WholeStackTest {
  /** States and addresses in the kernel's table of sockets are hexadecimal numbers. */
  private static final String LISTENING = "0A";

  @Test
  void allPartsAnswer(EmbeddedStack stack) throws IOException, SQLException {
    RowStore rows = new RowStore(stack, "all-parts");
    rows.create();
    rows.put("key", "value");
    rows.flush();

    assertThat(rows.value("key")).isEqualTo("value");
    assertThat(new Ledger(stack).text("SELECT 7 * 6")).isEqualTo("42");
    assertThat(stack.settings().keySet())
        .containsExactly(
            "hbase.quorum",
            "mysql.password.file",
            "mysql.url",
            "mysql.user",
            "temporal.namespace",
            "temporal.target");
  }

  @Test
  void everyServerListensOnTheLoopbackAddressAlone(EmbeddedStack stack) throws IOException {
    List<Integer> ports = ports(stack.dataFolder());
    List<String[]> sockets = listening();

    assertThat(ports).hasSize(5).allMatch(port -> port <= 32_767);
    for (int port : ports) {
      assertThat(sockets)
          .filteredOn(socket -> socket[1].endsWith(String.format(Locale.ROOT, ":%04X", port)))
          .extracting(socket -> socket[1])
          .containsExactly(String.format(Locale.ROOT, "0100007F:%04X", port));
    }
  }

  @Test
  void testsOfAJvmShareOneStack(EmbeddedStack one, EmbeddedStack other) {
    assertThat(one).isSameAs(other);
  }

  @Test
  void itSaysWhatItLacks(EmbeddedStack stack) {
    assertThat(stack.lacks())
        .anyMatch(line -> line.contains("schedules"))
        .anyMatch(line -> line.contains("production"));
    assertThat(stack.description()).anyMatch(line -> line.contains("temporary"));
  }

  private static List<Integer> ports(Path folder) throws IOException {
    return Files.readAllLines(folder.resolve("stack.ports")).stream()
        .map(line -> Integer.valueOf(line.substring(line.indexOf('=') + 1)))
        .toList();
  }

  private static List<String[]> listening() throws IOException {
    return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
        .map(Path::of)
        .filter(Files::exists)
        .flatMap(WholeStackTest::lines)
        .map(line -> line.strip().split("\\s+"))
        .filter(fields -> fields[3].equals(LISTENING))
        .toList();
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

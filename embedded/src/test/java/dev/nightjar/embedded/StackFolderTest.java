package dev.nightjar.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackFolderTest {
  private final Path parent;

  StackFolderTest(@TempDir Path parent) {
    this.parent = parent;
  }

  @Test
  void aLockedFolderCannotBeLockedAgainUntilItIsReleased() throws IOException {
    FolderLock lock = FolderLock.take(parent).orElseThrow();

    assertThat(FolderLock.take(parent)).isEmpty();
    assertThat(FolderLock.holder(parent)).isEqualTo("process " + ProcessHandle.current().pid());
    lock.close();
    FolderLock.take(parent).orElseThrow().close();
  }

  @Test
  void portsStayUntilAnotherProgramHasThem() throws IOException {
    int port = StackPorts.of(parent).port("a");
    int other = StackPorts.of(parent).port("b");

    assertThat(StackPorts.of(parent).port("a")).isEqualTo(port).isNotEqualTo(other);
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(StackPorts.loopback(), port));
      assertThat(StackPorts.of(parent).port("a")).isNotEqualTo(port).isBetween(1024, 32_767);
    }
  }

  @Test
  void anAbandonedTemporaryFolderIsClearedAwayButNotAYoungOrALockedOne() throws IOException {
    Path abandoned = temporaryFolder("old", Duration.ofHours(1));
    Path young = temporaryFolder("young", Duration.ZERO);
    Path used = temporaryFolder("used", Duration.ofHours(1));
    FolderLock lock = FolderLock.take(used).orElseThrow();
    age(used, Duration.ofHours(1));

    AbandonedFolders.clear(parent);

    assertThat(abandoned).doesNotExist();
    assertThat(young).exists();
    assertThat(used).exists();
    lock.close();
  }

  @Test
  void theServersFilesAreUnpackedOnceEvenIfUnpackingIsInterrupted() throws IOException {
    MariaDbBinaries first = MariaDbBinaries.unpackedIn(parent);
    Files.writeString(first.base().resolve("marker"), "kept");
    MariaDbBinaries again = MariaDbBinaries.unpackedIn(parent);

    assertThat(again).isEqualTo(first);
    assertThat(again.base().resolve("marker")).exists();
    assertThat(again.server()).isExecutable();
    assertThat(parent).isDirectoryNotContaining("glob:**/mariadb-unpacking-*");
  }

  @Test
  void aMissingSystemLibraryIsNamedWithItsPackage() {
    String output =
        "mariadbd: error while loading shared libraries: libcrypt.so.1: cannot open shared object";

    assertThat(MariaDbFailure.missingLibrary(output).orElse(""))
        .contains("libcrypt.so.1")
        .contains("apt-get install libcrypt1");
    assertThat(MariaDbFailure.missingLibrary("ready for connections.")).isEmpty();
  }

  @Test
  void optionsNeedAtLeastOnePart() {
    EmbeddedOptions defaults = EmbeddedOptions.defaults();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> defaults.withParts(Set.of()))
        .withMessageStartingWith("Invalid parts: []");
  }

  private Path temporaryFolder(String name, Duration age) throws IOException {
    Path folder = Files.createDirectory(parent.resolve(DataFolder.TEMPORARY_PREFIX + name));
    Files.createFile(FolderLock.lockFile(folder));
    age(folder, age);
    return folder;
  }

  private static void age(Path folder, Duration age) throws IOException {
    Files.setLastModifiedTime(FolderLock.lockFile(folder), FileTime.from(Instant.now().minus(age)));
  }
}

package dev.nightjar.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right of one stack to a data folder. It is a lock of the operating system, so that a killed
 * JVM never leaves one behind.
 */
final class FolderLock implements AutoCloseable {
  /**
   * POSIX drops a process's lock as soon as that process closes any descriptor of the file, so a
   * folder that this JVM holds must not even be tried again.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /** Takes the folder, or returns empty if another stack has it. */
  static Optional<FolderLock> take(Path folder) throws IOException {
    Path real = folder.toRealPath();
    if (!HELD.add(real)) {
      return Optional.empty();
    }
    FileChannel channel =
        FileChannel.open(lockFile(real), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      HELD.remove(real);
      return Optional.empty();
    }
    PrivateFile.write(pidFile(real), Long.toString(ProcessHandle.current().pid()));
    return Optional.of(new FolderLock(real, channel));
  }

  static Path lockFile(Path folder) {
    return folder.resolve("stack.lock");
  }

  private static Path pidFile(Path folder) {
    return folder.resolve("stack.pid");
  }

  /** The process that holds the folder, as far as it can be told. */
  static String holder(Path folder) {
    try {
      return "process " + Files.readString(pidFile(folder), UTF_8).strip();
    } catch (IOException e) {
      return "a process that has not yet written its id";
    }
  }

  @Override
  public void close() throws IOException {
    try {
      Files.deleteIfExists(pidFile(folder));
    } finally {
      channel.close();
      HELD.remove(folder);
    }
  }
}

package dev.nightjar.embedded;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Temporary folders whose JVM was killed. Nobody will name them again, and the MariaDB server of
 * each may still run, so the next stack with a temporary folder clears them away.
 */
final class AbandonedFolders {
  private static final Logger LOG = LoggerFactory.getLogger(AbandonedFolders.class);

  /** A younger folder may be one that another JVM has just made and not yet locked. */
  private static final Duration YOUNGEST = Duration.ofMinutes(1);

  private AbandonedFolders() {}

  static void clear(Path parent) {
    String pattern = DataFolder.TEMPORARY_PREFIX + "*";
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, pattern)) {
      for (Path folder : folders) {
        clearOne(folder);
      }
    } catch (IOException | RuntimeException e) {
      LOG.debug("Cannot look for abandoned folders in {}", parent, e);
    }
  }

  private static void clearOne(Path folder) {
    try {
      if (isOldAndOurs(folder)) {
        Optional<FolderLock> lock = FolderLock.take(folder);
        if (lock.isPresent()) {
          clearHeld(folder, lock.get());
        }
      }
    } catch (IOException | RuntimeException e) {
      LOG.debug("Cannot clear the abandoned folder {}", folder, e);
    }
  }

  private static void clearHeld(Path folder, FolderLock lock) throws IOException {
    try {
      OrphanedServer.stop(folder);
      FolderTree.delete(folder);
    } finally {
      lock.close();
    }
  }

  private static boolean isOldAndOurs(Path folder) throws IOException {
    Path lockFile = FolderLock.lockFile(folder);
    return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        && Files.isRegularFile(lockFile, LinkOption.NOFOLLOW_LINKS)
        && Files.getLastModifiedTime(lockFile).toInstant().isBefore(Instant.now().minus(YOUNGEST))
        && Files.getOwner(folder).getName().equals(System.getProperty("user.name"));
  }
}

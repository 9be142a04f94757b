package dev.nightjar.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder of one running stack, locked against any other stack.
 *
 * @param path the folder, absolute and free of symbolic links
 * @param isTemporary whether it goes away with the stack
 */
record DataFolder(Path path, boolean isTemporary, FolderLock lock) {
  static final String TEMPORARY_PREFIX = "nightjar-embedded-";

  static DataFolder take(Optional<Path> wanted) {
    try {
      if (wanted.isEmpty()) {
        AbandonedFolders.clear(temporaryParent());
      }
      Path path =
          wanted.isPresent()
              ? PrivateFile.folder(wanted.get().toAbsolutePath())
              : PrivateFile.temporaryFolder(temporaryParent(), TEMPORARY_PREFIX);
      FolderLock lock = FolderLock.take(path).orElseThrow(() -> inUse(path));
      return new DataFolder(path.toRealPath(), wanted.isEmpty(), lock);
    } catch (IOException e) {
      throw new EmbeddedStackException(
          null,
          "Cannot use the data folder "
              + wanted.map(Path::toString).orElse("in " + temporaryParent())
              + ": "
              + e
              + ". Name a folder that this user may write to.",
          e);
    }
  }

  private static EmbeddedStackException inUse(Path path) {
    return new EmbeddedStackException(
        null,
        "Cannot use the data folder "
            + path
            + ": "
            + FolderLock.holder(path)
            + " runs an embedded stack on it. Stop that process, connect to its stack with the"
            + " addresses in "
            + path.resolve(EmbeddedStack.SETTINGS_FILE)
            + ", or name another folder.",
        null);
  }

  private static Path temporaryParent() {
    return Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
  }

  /** A folder inside, made if it is missing. */
  Path folder(String name) throws IOException {
    return PrivateFile.folder(path.resolve(name));
  }

  /** Gives the folder back, and deletes it if it was temporary. */
  void release() throws IOException {
    Files.deleteIfExists(path.resolve(EmbeddedStack.SETTINGS_FILE));
    try {
      if (isTemporary) {
        FolderTree.delete(path);
      }
    } finally {
      lock.close();
    }
  }
}

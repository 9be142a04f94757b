package dev.nightjar.worker.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A file whose content is a secret. */
final class SecretFile {
  private SecretFile() {}

  /** What is in it, without the blanks around it; a problem when it can't be read. */
  static Optional<String> content(
      Path file, Setting<Optional<Path>> setting, ConfigurationReader reader) {
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (IOException e) {
      reader.problem(setting, file.toString(), "must be a file that this user can read: " + why(e));
      return Optional.empty();
    }
  }

  private static String why(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (failure instanceof AccessDeniedException) {
      return "it may not be read";
    }
    return failure instanceof CharacterCodingException
        ? "it is no text in UTF-8"
        : String.valueOf(failure.getMessage());
  }
}

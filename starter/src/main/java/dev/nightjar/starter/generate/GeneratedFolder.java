package dev.nightjar.starter.generate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.starter.failure.CommandRefused;
import dev.nightjar.starter.output.ShellText;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder that data is generated into, and the events that lie in it. */
final class GeneratedFolder {
  private static final String MANIFEST = "manifest.json";

  /** The names that events get; only such files are ever taken away. */
  private static final Pattern EVENTS =
      Pattern.compile("events(-[0-9]+|-[0-9]{4}-[0-9]{2}-[0-9]{2})?\\.ndjson(\\.gz|\\.zst)?");

  private final Path folder;

  GeneratedFolder(Path folder) {
    this.folder = folder;
  }

  /** Makes the folder; of an earlier time no events are left in it, or it is refused. */
  void prepare(Generating.Existing existing) throws IOException {
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      throw new CommandRefused("Cannot write to '%s': it is not a folder".formatted(folder), e);
    }
    if (existing == Generating.Existing.REFUSE && !names().isEmpty()) {
      throw new CommandRefused(
          "Cannot write to '%s': there is something in it. Name another folder, or write in place of what was generated with --overwrite"
              .formatted(folder));
    }
    takeAwayEvents();
  }

  /** Events that stayed would be ingested with the new ones by whoever names them all. */
  private void takeAwayEvents() throws IOException {
    List<String> generated = ofManifest();
    Optional<String> other =
        names().stream()
            .filter(name -> EVENTS.matcher(name).matches() && !generated.contains(name))
            .findFirst();
    if (other.isPresent()) {
      throw new CommandRefused(
          "Cannot write to '%s': no %s there names its file '%s', which may be of a command that was ended, or yours. Delete it, or name another folder"
              .formatted(folder, MANIFEST, other.get()));
    }
    for (String name : generated) {
      if (EVENTS.matcher(name).matches()) {
        Files.deleteIfExists(folder.resolve(name));
      }
    }
    Files.deleteIfExists(folder.resolve(MANIFEST));
  }

  private List<String> ofManifest() throws IOException {
    Path manifest = folder.resolve(MANIFEST);
    List<String> names = new ArrayList<>();
    if (Files.isRegularFile(manifest)) {
      try {
        for (JsonNode name : new ObjectMapper().readTree(manifest.toFile()).path("files")) {
          names.add(name.asText());
        }
      } catch (JsonProcessingException e) {
        throw new CommandRefused(
            "Cannot write to '%s': its %s is not one that generate writes. Delete it, or name another folder"
                .formatted(folder, MANIFEST),
            e);
      }
    }
    return names;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** Files of events as one types them into a shell: each by its name, or many by a pattern. */
  String events(List<String> names, int mostNamed) {
    if (names.size() <= mostNamed) {
      return String.join(
          " ", names.stream().map(name -> ShellText.quoted(folder.resolve(name))).toList());
    }
    String suffix = names.get(0).substring(names.get(0).indexOf('.'));
    return ShellText.quoted(folder) + "/events-*" + suffix;
  }
}

package dev.nightjar.starter.connect;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the command line says about the stack.
 *
 * @param configFile the configuration, if it is named
 * @param embedded the data folder of an embedded stack, if one is to be used
 */
public record SessionOptions(Optional<Path> configFile, Optional<Path> embedded) {}

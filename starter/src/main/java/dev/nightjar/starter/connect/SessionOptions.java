package dev.nightjar.starter.connect;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the command line says about the stack.
 *
 * @param configFile the configuration, if it is named
 * @param stack which stack to work on
 */
public record SessionOptions(Optional<Path> configFile, StackChoice stack) {}

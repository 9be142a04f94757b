package dev.nightjar.starter.command;

import dev.nightjar.worker.build.Build;
import picocli.CommandLine.IVersionProvider;

/** What version this is, and of which Java. */
final class VersionText implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {
      "nightjar " + Build.current(),
      "Java " + Runtime.version() + ", " + System.getProperty("java.vendor")
    };
  }
}

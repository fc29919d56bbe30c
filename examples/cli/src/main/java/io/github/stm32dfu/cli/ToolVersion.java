package io.github.stm32dfu.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
public final class ToolVersion implements IVersionProvider {
  /** Reads nothing yet. */
  public ToolVersion() {}

  @Override
  public String[] getVersion() {
    String version = Tool.class.getPackage().getImplementationVersion();
    return new String[] {"stm32-dfu " + Optional.ofNullable(version).orElse("(not packaged)")};
  }
}

package io.github.stm32dfu.bed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The packaged command line tool.
 *
 * @param before what stands before it on the command line, such as another user
 * @param jar of the tool
 */
record Tool(List<String> before, Path jar) {
  private static final Path BUILT =
      Path.of(System.getProperty("stm32dfu.bed.folder", "."))
          .resolveSibling("examples/cli/target/stm32-dfu.jar");

  /** {@return how a command of the tool ended} */
  static Ended run(Object... arguments) throws IOException, InterruptedException {
    return new Tool(List.of(), BUILT).start(arguments);
  }

  static Path built() {
    return BUILT;
  }

  /** {@return what starts the tool} */
  static List<String> command(Object... arguments) {
    return new Tool(List.of(), BUILT).line(arguments);
  }

  Ended start(Object... arguments) throws IOException, InterruptedException {
    return new Ended(Program.run(line(arguments)));
  }

  private List<String> line(Object... arguments) {
    List<String> command = new ArrayList<>(before);
    command.add(System.getProperty("java.home") + "/bin/java");
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", jar.toString()));
    Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
    return command;
  }

  /** A command that has ended. */
  record Ended(Program program) {
    Ended ends(int exitCode) {
      assertThat(program.exitCode()).as(program.toString()).isEqualTo(exitCode);
      return this;
    }

    String output() {
      return program.output();
    }
  }
}

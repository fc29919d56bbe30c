package io.github.stm32dfu.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.program.PortProgram;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A platform for which jSerialComm has no native library, in a process of its own. */
class NoLibraryTest {
  @TempDir Path folder;

  @Test
  void isUnsupportedWithAHint() throws Exception {
    // Where a file is, no folder for the library can be made.
    Path file = Files.createFile(folder.resolve("file"));
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + file,
                "-Duser.home=" + file,
                "-cp",
                System.getProperty("java.class.path"),
                PortProgram.class.getName(),
                "/dev/null")
            .redirectErrorStream(true)
            .start();
    String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(program.waitFor()).as(output).isZero();
    assertThat(output.lines()).contains("UNSUPPORTED GIVE_SERIAL_LIBRARY");
  }
}

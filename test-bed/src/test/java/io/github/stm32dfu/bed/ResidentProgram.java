package io.github.stm32dfu.bed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@link FlashingProgram} in a process of its own. */
final class ResidentProgram implements AutoCloseable {
  private final Process process;
  private final BufferedReader answers;
  private final Writer questions;

  ResidentProgram(String file, String base) throws IOException {
    process =
        new ProcessBuilder(
                List.of(
                    System.getProperty("java.home") + "/bin/java",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    FlashingProgram.class.getName(),
                    file,
                    base))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    questions = process.outputWriter(StandardCharsets.UTF_8);
  }

  void flash(String polling) throws IOException {
    questions.write(polling + "\n");
    questions.flush();
    String answer = String.valueOf(answers.readLine());
    if (!answer.equals("done YES")) {
      throw new IOException("the resident program said: " + answer);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}

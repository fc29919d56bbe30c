package io.github.stm32dfu.bed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Somebody at a browser, who looks at a page and clicks: browser/visitor.mjs says what they can.
 */
final class Visitor implements AutoCloseable {
  private final Process process;
  private final BufferedReader answers;
  private final Writer commands;

  private Visitor(Process process) {
    this.process = process;
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.commands = process.outputWriter(StandardCharsets.UTF_8);
  }

  /** {@return a visitor at a page; the browser remembers in a folder what outlives it} */
  static Visitor at(String url, Path memory) throws IOException {
    Visitor visitor =
        new Visitor(
            new ProcessBuilder(
                    "node",
                    System.getProperty("stm32dfu.bed.folder") + "/browser/visitor.mjs",
                    url,
                    memory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    visitor.answer("the start");
    visitor.does("open");
    return visitor;
  }

  /** {@return what came of a command} */
  String does(String command) throws IOException {
    commands.write(command + "\n");
    commands.flush();
    return answer(command);
  }

  private String answer(String command) throws IOException {
    String line = answers.readLine();
    if (line == null || !line.startsWith("ok")) {
      throw new IOException(command + ": " + line);
    }
    return line.substring(2).strip();
  }

  @Override
  public void close() {
    try {
      does("close");
      process.waitFor();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
    }
  }
}

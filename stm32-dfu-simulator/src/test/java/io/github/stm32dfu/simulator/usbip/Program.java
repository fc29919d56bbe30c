package io.github.stm32dfu.simulator.usbip;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Another JVM with tests' classes, which talks in lines that begin with what they are. */
public final class Program implements AutoCloseable {
  private final Process process;
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

  /**
   * Starts it.
   *
   * @param main class with the main method
   * @param arguments for it
   * @throws IOException where it cannot be started
   */
  public Program(Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx32m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Thread reader = new Thread(this::read, "output of " + main.getSimpleName());
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * {@return the rest of the next line that begins so; others before it are forgotten}
   *
   * @param beginning of the line
   * @throws InterruptedException where the caller is interrupted
   */
  public String next(String beginning) throws InterruptedException {
    while (true) {
      String line = said.poll(30, TimeUnit.SECONDS);
      if (line == null) {
        throw new AssertionError("no \"" + beginning + "\" in 30 s");
      }
      if (line.startsWith(beginning)) {
        return line.substring(beginning.length()).strip();
      }
    }
  }

  /**
   * {@return what it answers}
   *
   * @param question one line
   * @throws IOException where it does not hear
   * @throws InterruptedException where the caller is interrupted
   */
  public String ask(String question) throws IOException, InterruptedException {
    Writer out = process.outputWriter(StandardCharsets.UTF_8);
    out.write(question + "\n");
    out.flush();
    return next("answer");
  }

  /** {@return its exit code, after it was ended by SIGKILL, or had ended by itself} */
  public int kill() {
    process.destroyForcibly();
    return exitCode();
  }

  /** {@return its exit code, once it has ended by itself} */
  public int exitCode() {
    return process.onExit().join().exitValue();
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.add(line);
      }
    } catch (IOException ended) {
      said.add("failed: " + ended);
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}

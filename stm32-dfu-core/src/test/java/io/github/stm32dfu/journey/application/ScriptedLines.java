package io.github.stm32dfu.journey.application;

import io.github.stm32dfu.transport.ScriptedPort;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An application that takes lines and answers each from a script. */
public final class ScriptedLines implements ScriptedPort.Application {
  private static final Duration PROMPTLY = Duration.ofMillis(3);

  private final Script script;
  private final List<String> heard = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();

  /** What is done about a line that is not empty. */
  @FunctionalInterface
  public interface Script {
    /**
     * @param line that came
     * @param count of lines so far, this one included
     */
    void answer(String line, int count, ScriptedPort port);
  }

  public ScriptedLines(Script script) {
    this.script = script;
  }

  /** {@return an application that says the same lines to everything} */
  public static ScriptedLines saying(String... lines) {
    return new ScriptedLines((line, count, port) -> say(port, lines));
  }

  /** Sends lines soon. */
  public static void say(ScriptedPort port, String... lines) {
    for (String line : lines) {
      port.send(PROMPTLY, (line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  /** {@return the lines that came, empty ones too} */
  public List<String> heard() {
    return heard;
  }

  @Override
  public void receive(byte[] data, ScriptedPort port) {
    for (char one : new String(data, StandardCharsets.UTF_8).toCharArray()) {
      if (one != '\n') {
        line.append(one);
        continue;
      }
      String text = line.toString();
      line.setLength(0);
      heard.add(text);
      if (!text.isEmpty()) {
        script.answer(text, (int) heard.stream().filter(each -> !each.isEmpty()).count(), port);
      }
    }
  }
}

package io.github.stm32dfu.journey.trigger;

import io.github.stm32dfu.error.MalformedTriggerException;
import io.github.stm32dfu.memory.Hex;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Commands as a person writes them: {@code reset dfu -> rebooting}, {@code 7E 01 -> 06}. */
final class CommandNotation {
  private static final String ARROW = " -> ";

  private CommandNotation() {}

  /** How one side of the arrow is read. */
  @FunctionalInterface
  private interface Side {
    byte[] read(String text) throws MalformedTriggerException;
  }

  /** {@return a line of text, and perhaps a text that answers it} */
  static SerialTrigger text(String notation) throws MalformedTriggerException {
    return command("the text ", notation, CommandNotation::line, CommandNotation::utf8);
  }

  /** {@return bytes, and perhaps bytes that answer them} */
  static SerialTrigger hex(String notation) throws MalformedTriggerException {
    return command("the bytes ", notation, CommandNotation::bytes, CommandNotation::bytes);
  }

  private static SerialTrigger command(String kind, String notation, Side sent, Side answered)
      throws MalformedTriggerException {
    int arrow = notation.lastIndexOf(ARROW);
    String command = arrow < 0 ? notation : notation.substring(0, arrow);
    if (command.isBlank()) {
      throw new MalformedTriggerException("there is nothing to send in \"" + notation + "\"");
    }
    SerialTrigger trigger =
        SerialTrigger.of(kind + command.strip(), new SerialStep.Send(sent.read(command)));
    if (arrow < 0) {
      return trigger;
    }
    byte[] answer = answered.read(notation.substring(arrow + ARROW.length()));
    if (answer.length == 0 || answer.length > ByteSearch.LONGEST) {
      throw new MalformedTriggerException(
          "an answer has 1 to " + ByteSearch.LONGEST + " bytes, not " + answer.length);
    }
    return trigger.expecting(ExpectedAnswer.bytes(answer));
  }

  private static byte[] line(String text) {
    return utf8(text + "\r\n");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) throws MalformedTriggerException {
    Optional<byte[]> bytes = Hex.parse(text.replace(" ", ""));
    if (bytes.isEmpty()) {
      throw new MalformedTriggerException("expected pairs of hex digits, seen \"" + text + "\"");
    }
    return bytes.get();
  }
}

package io.github.stm32dfu.journey.trigger;

import io.github.stm32dfu.error.MalformedTriggerException;
import java.util.List;
import java.util.function.Supplier;

/**
 * A way to write a trigger: a word alone, or one that ends with a colon, and an operand.
 *
 * @param word how it begins, in lower case, with the colon where there is one
 * @param operand a name or an example of what follows the colon; empty where nothing does
 * @param meaning what it does
 * @param reader of the operand
 */
record TriggerForm(String word, String operand, String meaning, Reader reader) {
  static final List<TriggerForm> ALL =
      List.of(
          word(
              "line",
              "the line \"bootloader!\" of docs/line-protocol.md",
              LineProtocolTrigger::standard),
          word("touch1200", "Arduino's touch: DTR drops at 1200 baud", TouchTrigger::new),
          word("detach", "DETACH to the application's DFU run-time interface", DetachTrigger::new),
          word("micropython", "machine.bootloader() at MicroPython's prompt", MicroPython::prompt),
          word("betaflight", "Betaflight's reboot character R", Betaflight::rebootCharacter),
          word(
              "betaflight-cli", "\"bl rom\" on Betaflight's command line", Betaflight::commandLine),
          word("msp", "Betaflight's MSP_SET_REBOOT", Betaflight::msp),
          word("maple", "Maple's and stm32duino's DTR toggles and 1EAF", Maple::toggles),
          new TriggerForm(
              "text:", "LINE[ -> ANSWER]", "a line of text, ended by CR LF", CommandNotation::text),
          new TriggerForm(
              "hex:",
              "BYTES[ -> ANSWER]",
              "bytes in hex, spaces between them or none",
              CommandNotation::hex),
          new TriggerForm(
              "lines:",
              "-rts&dtr,-dtr",
              "DTR and RTS at BOOT0 and NRST, as stm32flash's option -i has them",
              ModemLines::parse));

  /** Makes a trigger of what stands behind the colon. */
  @FunctionalInterface
  interface Reader {
    BootloaderTrigger read(String operand) throws MalformedTriggerException;
  }

  private static TriggerForm word(
      String word, String meaning, Supplier<? extends BootloaderTrigger> trigger) {
    return new TriggerForm(word, "", meaning, operand -> trigger.get());
  }

  /** {@return how it is written, with a name or an example in place of the operand} */
  String text() {
    return word + operand;
  }
}

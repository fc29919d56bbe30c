package io.github.stm32dfu.journey.trigger;

import io.github.stm32dfu.journey.trigger.SerialStep.Pause;
import io.github.stm32dfu.journey.trigger.SerialStep.Send;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Betaflight's ways into the ROM (its sources msp_serial.c, msp.c and cli.c). It takes none of them
 * while it is armed.
 */
public final class Betaflight {
  /** A port is idle once nothing came for this long; 100 ms by the source. */
  private static final Duration IDLE = Duration.ofMillis(150);

  private static final Duration CLI_STARTS = Duration.ofMillis(300);

  /** MSP v1: $M, direction, length, command, payload, and the exclusive or of the last three. */
  private static final byte[] REBOOT = {'$', 'M', '<', 1, 68, 1, 1 ^ 68 ^ 1};

  private static final byte[] REBOOTS = {'$', 'M', '>', 1, 68, 1, 1 ^ 68 ^ 1};
  private static final byte[] REFUSES = {'$', 'M', '!', 0, 68, 68};

  private Betaflight() {}

  /**
   * {@return MSP_SET_REBOOT, command 68, with argument 1: into the ROM; answered before it goes}
   */
  public static SerialTrigger msp() {
    return SerialTrigger.of("Betaflight's MSP_SET_REBOOT", new Pause(IDLE), new Send(REBOOT))
        .expecting(ExpectedAnswer.bytes(REBOOTS).or(REFUSES));
  }

  /**
   * {@return the character R, the standard of the setting reboot_character, with silence before it
   * and behind it: any other byte within 100 ms cancels it}
   */
  public static SerialTrigger rebootCharacter() {
    return SerialTrigger.of(
        "Betaflight's reboot character R", new Pause(IDLE), new Send(bytes("R")), new Pause(IDLE));
  }

  /** {@return {@code bl rom} in the command line interpreter, which # starts} */
  public static SerialTrigger commandLine() {
    return SerialTrigger.of(
        "Betaflight's command \"bl rom\"",
        new Pause(IDLE),
        new Send(bytes("#")),
        new Pause(CLI_STARTS),
        new Send(bytes("bl rom\n")));
  }

  private static byte[] bytes(String ascii) {
    return ascii.getBytes(StandardCharsets.US_ASCII);
  }
}

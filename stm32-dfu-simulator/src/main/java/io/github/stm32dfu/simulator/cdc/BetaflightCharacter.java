package io.github.stm32dfu.simulator.cdc;

import io.github.stm32dfu.simulator.app.Voice;
import java.time.Duration;

/** Betaflight's reboot_character, which counts once nothing follows it for 100 ms. */
final class BetaflightCharacter implements TriggerWatch {
  private static final Duration SILENCE = Duration.ofMillis(100);

  private final AppBoard board;
  private final Voice voice;
  private long heard;

  BetaflightCharacter(AppBoard board, Voice voice) {
    this.board = board;
    this.voice = voice;
  }

  @Override
  public void heard(byte[] data) {
    heard++;
    long last = heard;
    if (data.length == 1 && data[0] == 'R') {
      board.later(
          SILENCE,
          () -> {
            if (heard == last) {
              voice.startBootloader();
            }
          });
    }
  }
}

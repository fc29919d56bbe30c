package io.github.stm32dfu.simulator.rom;

import io.github.stm32dfu.simulator.reading.PollTimes;
import io.github.stm32dfu.simulator.reading.Readings;
import java.util.List;

/**
 * What is configurable about the ROM.
 *
 * @param readings answers to what the documents leave open
 * @param pollTimes what it says in bwPollTimeout
 * @param wTransferSize most bytes of one transfer
 * @param serial iSerialNumber
 * @param alternateSettings their names, by number
 */
public record RomSettings(
    Readings readings,
    PollTimes pollTimes,
    int wTransferSize,
    String serial,
    List<String> alternateSettings) {
  public RomSettings {
    alternateSettings = List.copyOf(alternateSettings);
  }
}

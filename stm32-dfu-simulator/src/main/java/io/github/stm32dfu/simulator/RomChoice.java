package io.github.stm32dfu.simulator;

import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.chip.UniqueId;
import io.github.stm32dfu.simulator.reading.PollTimes;
import io.github.stm32dfu.simulator.reading.Readings;
import io.github.stm32dfu.simulator.rom.RomSettings;
import java.util.List;
import java.util.Optional;

/** What is chosen about a ROM before its part is known. */
final class RomChoice {
  private static final int MAX_TRANSFER_SIZE = 2048;
  private static final String OPTION_BYTES_NAME = "@Option Bytes  /0x1FFFF800/01*016 e";

  Readings readings = Readings.defaults();
  PollTimes pollTimes = PollTimes.physical();
  SerialForm serial = SerialForm.F3_ROM;
  private Optional<Integer> transferSize = Optional.empty();
  private Optional<List<String>> alternateSettings = Optional.empty();

  void transferSize(int wTransferSize) {
    if (wTransferSize < 8 || wTransferSize > 0xFFFF) {
      throw new IllegalArgumentException("no wTransferSize: " + wTransferSize);
    }
    transferSize = Optional.of(wTransferSize);
  }

  void alternateSettings(List<String> names) {
    if (names.isEmpty() || names.stream().anyMatch(name -> name.length() > 126)) {
      throw new IllegalArgumentException("at least one name, none past 126 characters: " + names);
    }
    alternateSettings = Optional.of(List.copyOf(names));
  }

  /** {@return the settings on a given part} */
  RomSettings on(FlashGeometry geometry, UniqueId uniqueId) {
    return new RomSettings(
        readings,
        pollTimes,
        transferSize.orElse(Math.min(MAX_TRANSFER_SIZE, geometry.pageSize())),
        serial == SerialForm.CONSTANT ? "FFFFFFFEFFFF" : uniqueId.romSerial(),
        alternateSettings.orElse(List.of(geometry.alternateSettingName(), OPTION_BYTES_NAME)));
  }
}

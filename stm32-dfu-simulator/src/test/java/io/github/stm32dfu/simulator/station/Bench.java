package io.github.stm32dfu.simulator.station;

import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareFormat;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.simulator.SerialForm;
import io.github.stm32dfu.simulator.SimulatedBus;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.chip.Timing;
import io.github.stm32dfu.transport.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/**
 * Boards behind hubs, all with one serial.
 *
 * @param boards in their bootloaders
 * @param bus on which they are
 */
record Bench(List<SimulatedF373> boards, SimulatedBus bus) {
  static Bench of(int number, FlashGeometry geometry, Timing timing) {
    List<SimulatedF373> boards = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      boards.add(
          SimulatedF373.rom()
              .geometry(geometry)
              .timing(timing)
              .clock(Clock.system())
              .serial(SerialForm.CONSTANT)
              .portPath("1-" + (1 + i / 8) + "." + (1 + i % 8))
              .build());
    }
    return new Bench(boards, new SimulatedBus(boards));
  }

  static FirmwareFile firmware(int size) {
    byte[] image = new byte[size];
    new Random(size).nextBytes(image);
    byte[] vectors = {0x00, (byte) 0x80, 0x00, 0x20, 0x11, 0x00, 0x00, 0x08};
    System.arraycopy(vectors, 0, image, 0, vectors.length);
    return new FirmwareFile(
        FirmwareFormat.RAW,
        FirmwareImage.of(FlashGeometry.BASE, image),
        FirmwareFile.Addressing.KNOWN,
        List.of(),
        Optional.empty(),
        OptionalLong.empty(),
        List.of());
  }
}

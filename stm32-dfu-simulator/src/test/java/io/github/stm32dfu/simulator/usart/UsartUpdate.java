package io.github.stm32dfu.simulator.usart;

import io.github.stm32dfu.bootloader.DeviceProfile;
import io.github.stm32dfu.bootloader.MemoryMap;
import io.github.stm32dfu.bootloader.UsartBootloader;
import io.github.stm32dfu.bootloader.UsartPart;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareFormat;
import io.github.stm32dfu.firmware.FirmwareReader;
import io.github.stm32dfu.firmware.ReadOptions;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.FlashListener;
import io.github.stm32dfu.flash.FlashOptions;
import io.github.stm32dfu.flash.Flasher;
import io.github.stm32dfu.flash.LeavePolicy;
import io.github.stm32dfu.memory.MemoryLayout;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;

/** An update over the USART of a board with 16 pages of 1 KiB. */
final class UsartUpdate {
  private UsartUpdate() {}

  /** Flashes without a journal, and without leaving. */
  static void flash(SimulatedF373 board, byte[] image) throws DfuException {
    FirmwareFile file =
        FirmwareReader.read(
            image,
            ReadOptions.defaults().withFormat(FirmwareFormat.RAW).withBase(FlashGeometry.BASE));
    try (UsartBootloader open =
        UsartBootloader.open(
            board.usart().open(board.usart().list().get(0), UsartBootloader.USUAL),
            UsartBootloader.USUAL,
            id -> small(),
            board.clock())) {
      new Flasher(open, board.clock(), FlashListener.silent(), new CancelToken())
          .flash(file, FlashOptions.safe().with(LeavePolicy.STAY));
    }
  }

  private static UsartPart small() throws DfuException {
    return new UsartPart(
        DeviceProfile.stm32f373(),
        new MemoryMap(List.of(MemoryLayout.parse("@Internal Flash  /0x08000000/16*001Kg"))));
  }

  /** {@return random bytes that can start} */
  static byte[] image(long seed, int size) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(0x2000_8000)
        .putInt((int) FlashGeometry.BASE + 0x101);
    return bytes;
  }
}

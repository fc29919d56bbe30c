package io.github.stm32dfu.simulator.usart;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.MemoryLayout;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.fault.UsartFaults;
import io.github.stm32dfu.simulator.fault.UsartFaults.ByteFault;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A bit that is flipped on its way in, where only a second look at the same byte can tell. */
class UsartKeptBytesTest {
  private static final long BASE = FlashGeometry.BASE;
  private static final byte[] BEFORE = before();
  private static final byte[] IMAGE = image(1);

  @Test
  void whatThePageKeepsIsNeverWrittenBackFlipped() throws Exception {
    SimulatedF373 first = board();
    flash(first);
    byte[] after = BEFORE.clone();
    System.arraycopy(IMAGE, 0, after, 0, IMAGE.length);

    for (long at = 0; at < first.usart().bytesFromRom(); at++) {
      SimulatedF373 board = board();
      board.usart().faults(UsartFaults.none().fromRom(at, ByteFault.FLIPPED));
      flash(board);

      assertThat(board.memory(AddressRange.ofLength(BASE, after.length)))
          .as("byte %d flipped", at)
          .isEqualTo(after);
    }
  }

  private static void flash(SimulatedF373 board) throws DfuException {
    FirmwareFile file =
        FirmwareReader.read(
            IMAGE, ReadOptions.defaults().withFormat(FirmwareFormat.RAW).withBase(BASE));
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

  private static SimulatedF373 board() {
    SimulatedF373 board = SimulatedF373.rom().geometry(new FlashGeometry(16, 1024)).build();
    board.loadFlash(BASE, BEFORE);
    return board;
  }

  private static byte[] before() {
    byte[] bytes = new byte[16 * 1024];
    new Random(2).nextBytes(bytes);
    return bytes;
  }

  private static byte[] image(long seed) {
    byte[] bytes = new byte[5 * 1024 - 300];
    new Random(seed).nextBytes(bytes);
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(0x2000_8000)
        .putInt((int) BASE + 0x101);
    return bytes;
  }
}

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
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A byte that is lost, flipped or damaged at any moment of an update, in either direction. */
class UsartFaultTest {
  private static final long BASE = FlashGeometry.BASE;
  private static final int STEP = 7;
  private static final byte[] OLD = image(1);
  private static final byte[] NEW = image(2);

  private enum Direction {
    TO_ROM,
    FROM_ROM
  }

  private enum End {
    /** A byte that was read of a page which differs anyway: the ROM sends it without a checksum. */
    AS_WITHOUT_IT,
    SUCCESS,
    SUCCESS_OF_THE_NEXT_RUN
  }

  @ParameterizedTest
  @EnumSource
  void theUpdateSucceedsOrTheNextOneDoes(ByteFault fault) throws Exception {
    SimulatedF373 first = board();
    flash(first);
    long to = first.usart().bytesToRom();
    long from = first.usart().bytesFromRom();
    Map<End, Integer> ends = new EnumMap<>(End.class);

    for (long at = 0; at < to; at += STEP) {
      ends.merge(hit(Direction.TO_ROM, at, fault, to), 1, Integer::sum);
    }
    for (long at = 0; at < from; at += STEP) {
      ends.merge(hit(Direction.FROM_ROM, at, fault, to), 1, Integer::sum);
    }

    System.out.println(fault + ": " + ends);
    assertThat(ends.getOrDefault(End.AS_WITHOUT_IT, 0)).isLessThan(ends.get(End.SUCCESS) / 2);
  }

  private static End hit(Direction direction, long at, ByteFault fault, long usual)
      throws Exception {
    SimulatedF373 board = board();
    UsartFaults none = UsartFaults.none();
    board
        .usart()
        .faults(direction == Direction.TO_ROM ? none.toRom(at, fault) : none.fromRom(at, fault));
    End end = End.SUCCESS;
    try {
      flash(board);
      if (board.usart().bytesToRom() == usual) {
        end = End.AS_WITHOUT_IT;
      }
    } catch (DfuException failure) {
      end = End.SUCCESS_OF_THE_NEXT_RUN;
      board.usart().faults(none);
      flash(board);
    }
    assertThat(board.memory(AddressRange.ofLength(BASE, NEW.length)))
        .as("%s of byte %d %s, %s", fault, at, direction, end)
        .isEqualTo(NEW);
    // What is behind the image is another's.
    assertThat(board.memory(AddressRange.ofLength(BASE + 0x3000, 0x1000))).containsOnly(0x5A);
    return end;
  }

  private static void flash(SimulatedF373 board) throws DfuException {
    FirmwareFile file =
        FirmwareReader.read(
            NEW, ReadOptions.defaults().withFormat(FirmwareFormat.RAW).withBase(BASE));
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
    board.loadFlash(BASE, OLD);
    byte[] others = new byte[0x1000];
    Arrays.fill(others, (byte) 0x5A);
    board.loadFlash(BASE + 0x3000, others);
    return board;
  }

  private static byte[] image(long seed) {
    byte[] bytes = new byte[5 * 1024];
    new Random(seed).nextBytes(bytes);
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(0x2000_8000)
        .putInt((int) BASE + 0x101);
    return bytes;
  }
}

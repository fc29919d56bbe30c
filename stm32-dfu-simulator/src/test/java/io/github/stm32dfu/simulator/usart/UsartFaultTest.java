package io.github.stm32dfu.simulator.usart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.fault.UsartFaults;
import io.github.stm32dfu.simulator.fault.UsartFaults.ByteFault;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A byte that is lost, flipped or damaged at any moment of an update, in either direction. */
class UsartFaultTest {
  private static final long BASE = FlashGeometry.BASE;
  private static final int STEP = 7;
  private static final byte[] OLD = UsartUpdate.image(1, 5 * 1024);
  private static final byte[] NEW = UsartUpdate.image(2, 5 * 1024);

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
    UsartUpdate.flash(first, NEW);
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
      UsartUpdate.flash(board, NEW);
      if (board.usart().bytesToRom() == usual) {
        end = End.AS_WITHOUT_IT;
      }
    } catch (DfuException failure) {
      end = End.SUCCESS_OF_THE_NEXT_RUN;
      board.usart().faults(none);
      UsartUpdate.flash(board, NEW);
    }
    assertThat(board.memory(AddressRange.ofLength(BASE, NEW.length)))
        .as("%s of byte %d %s, %s", fault, at, direction, end)
        .isEqualTo(NEW);
    // What is behind the image is another's.
    assertThat(board.memory(AddressRange.ofLength(BASE + 0x3000, 0x1000))).containsOnly(0x5A);
    return end;
  }

  private static SimulatedF373 board() {
    SimulatedF373 board = SimulatedF373.rom().geometry(new FlashGeometry(16, 1024)).build();
    board.loadFlash(BASE, OLD);
    byte[] others = new byte[0x1000];
    Arrays.fill(others, (byte) 0x5A);
    board.loadFlash(BASE + 0x3000, others);
    return board;
  }
}

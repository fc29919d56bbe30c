package io.github.stm32dfu.simulator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.protocol.DfuStatus;
import io.github.stm32dfu.simulator.F373Builder;
import io.github.stm32dfu.simulator.Running;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.fault.Fault;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuFinder;
import io.github.stm32dfu.transport.DfuTransport;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** {@link BootloaderContract} over a strict simulated board; a subclass only opens it. */
public abstract class SimulatedBootloaderContract extends BootloaderContract {
  private SimulatedF373 board = builder().build();

  /** {@return settings of each test's new board: a small one, so that every page is looked at} */
  protected F373Builder builder() {
    return SimulatedF373.strict().geometry(new FlashGeometry(16, 256)).transferSize(64);
  }

  /** {@return the bootloader that is to be tested, which closes the transport with itself} */
  protected abstract Bootloader open(DfuTransport transport, Clock clock) throws Exception;

  /** Puts a new board in. */
  @BeforeEach
  final void plugInNewBoard() {
    board = builder().build();
  }

  /** Wants a host that did nothing that it must not do. */
  @AfterEach
  final void noViolations() {
    assertThat(board.violations()).isEmpty();
  }

  /** {@return the board of this test} */
  protected final SimulatedF373 board() {
    return board;
  }

  @Override
  protected final Bootloader open() throws Exception {
    DfuFinder finder = board.finder();
    return open(finder.open(finder.list().get(0)), board.clock());
  }

  @Override
  protected final AddressRange flash() {
    return board.geometry().range();
  }

  @Override
  protected final byte[] memory(AddressRange range) {
    return board.memory(range);
  }

  @Override
  protected final void load(long address, byte[] data) {
    board.loadFlash(address, data);
  }

  @Override
  protected final byte[] startable(long address) {
    byte[] table = new byte[64];
    putWord(table, 0, 0x2000_8000L);
    putWord(table, 4, address + 9);
    return table;
  }

  @Override
  protected final OptionalLong startedFrom() {
    return board.running() instanceof Running.Application application
        ? OptionalLong.of(application.vectorTable().address())
        : OptionalLong.empty();
  }

  @Override
  protected final void refuse(int transfersAhead) {
    long transfer = board.transferLog().count() + transfersAhead;
    Fault refusal = new Fault.StallIntoError(DfuStatus.ERR_UNKNOWN);
    board.faults(FaultPlan.none().atTransfer(transfer, refusal));
  }

  @Override
  protected final void obey() {
    board.faults(FaultPlan.none());
  }

  @Override
  protected final void unplug() {
    board.unplug();
  }

  private static void putWord(byte[] bytes, int at, long word) {
    for (int i = 0; i < 4; i++) {
      bytes[at + i] = (byte) (word >> (8 * i));
    }
  }
}

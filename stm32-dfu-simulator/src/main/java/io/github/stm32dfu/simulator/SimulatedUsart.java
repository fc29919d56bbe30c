package io.github.stm32dfu.simulator;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.simulator.fault.UsartFaults;
import io.github.stm32dfu.simulator.usart.UsartRom;
import io.github.stm32dfu.transport.ModemLine;
import io.github.stm32dfu.transport.SerialFinder;
import io.github.stm32dfu.transport.SerialIdentity;
import io.github.stm32dfu.transport.SerialLink;
import io.github.stm32dfu.transport.SerialSettings;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A serial adapter whose other end is USART1 of a board. Only the ROM listens there (AN3155); a
 * byte takes its time at the line's baud rate. RTS is at BOOT0 and DTR at NRST, both without an
 * inverter: asserted is low.
 */
public final class SimulatedUsart implements SerialFinder {
  private static final SerialIdentity IDENTITY = SerialIdentity.named("USART1");

  private final Board board;
  private final Deque<Byte> fromRom = new ArrayDeque<>();
  private UsartFaults faults = UsartFaults.none();
  private boolean pulled;
  private boolean open;
  private boolean heldInReset;
  private long bytesToRom;
  private long bytesFromRom;

  SimulatedUsart(Board board) {
    this.board = board;
  }

  @Override
  public List<SerialIdentity> list() {
    synchronized (board) {
      return pulled ? List.of() : List.of(IDENTITY);
    }
  }

  @Override
  public SerialLink open(SerialIdentity port, SerialSettings settings) throws TransportException {
    synchronized (board) {
      if (pulled) {
        throw gone();
      }
      if (open) {
        throw new TransportException(
            TransportException.Kind.BUSY, IDENTITY + " is open", Hint.CLOSE_OTHER_PROGRAM);
      }
      open = true;
      return new UsartLink(this, settings);
    }
  }

  /**
   * Plans what goes wrong on the line from now on.
   *
   * @param plan whose bytes and frames are counted from the first that ever came
   */
  public void faults(UsartFaults plan) {
    synchronized (board) {
      faults = plan;
      rom().ifPresent(rom -> rom.faults(plan));
    }
  }

  /** Pulls the adapter out of the host. */
  public void pull() {
    synchronized (board) {
      pulled = true;
    }
  }

  /** {@return how many frames the ROM has judged since it started} */
  public long frames() {
    synchronized (board) {
      return rom().map(UsartRom::frames).orElse(0L);
    }
  }

  /** {@return how many bytes the host has sent} */
  public long bytesToRom() {
    synchronized (board) {
      return bytesToRom;
    }
  }

  /** {@return how many bytes the ROM has sent} */
  public long bytesFromRom() {
    synchronized (board) {
      return bytesFromRom;
    }
  }

  Board board() {
    return board;
  }

  SerialIdentity identity() {
    return IDENTITY;
  }

  void requireThere() throws TransportException {
    synchronized (board) {
      if (pulled) {
        throw gone();
      }
    }
  }

  /** A modem line changes. BOOT0 counts when NRST rises. */
  void signal(ModemLine line, ModemLine.Level level) {
    synchronized (board) {
      board.catchUp();
      boolean low = level == ModemLine.Level.ASSERTED;
      if (line == ModemLine.RTS) {
        board.boot0(low ? Boot0.LOW : Boot0.HIGH);
        return;
      }
      if (heldInReset && !low && board.powered()) {
        board.reset();
        board.notifyAll();
      }
      heldInReset = low;
    }
  }

  /** A byte has come through the line; with another parity than the ROM's it is dropped there. */
  void arrives(byte one, SerialSettings settings) {
    synchronized (board) {
      board.catchUp();
      Optional<UsartFaults.ByteFault> fault = Optional.ofNullable(faults.toRom().get(bytesToRom++));
      boolean heard = settings.parity() == SerialSettings.Parity.EVEN && !heldInReset;
      Optional<UsartRom> rom = rom();
      if (rom.isPresent() && heard) {
        rom.get().faults(faults);
        received(one, fault).ifPresent(byteSeen -> rom.get().take(byteSeen, board.moment()));
        collect(rom.get());
      }
      board.catchUp();
      board.notifyAll();
    }
  }

  /** {@return the next byte of the ROM, if one is there} */
  Optional<Byte> next() {
    synchronized (board) {
      board.catchUp();
      rom().ifPresent(this::collect);
      Optional<Byte> one = Optional.ofNullable(fromRom.poll());
      board.catchUp();
      return one;
    }
  }

  void close() {
    synchronized (board) {
      open = false;
    }
  }

  /** Taken before the ROM ends, since its last byte is out before it jumps. */
  private void collect(UsartRom rom) {
    for (byte one : rom.sent()) {
      Optional<UsartFaults.ByteFault> fault =
          Optional.ofNullable(faults.fromRom().get(bytesFromRom++));
      received(one, fault).ifPresent(fromRom::add);
    }
  }

  private static Optional<Byte> received(byte one, Optional<UsartFaults.ByteFault> fault) {
    if (fault.isEmpty()) {
      return Optional.of(one);
    }
    return fault.get() == UsartFaults.ByteFault.FLIPPED
        ? Optional.of((byte) (one ^ 8))
        : Optional.empty();
  }

  private Optional<UsartRom> rom() {
    return board.powered() && board.program() instanceof RomProgram program
        ? Optional.of(program.usart())
        : Optional.empty();
  }

  private static TransportException gone() {
    return new TransportException(
        TransportException.Kind.DISCONNECTED, IDENTITY + " is gone", Hint.REPLUG);
  }
}

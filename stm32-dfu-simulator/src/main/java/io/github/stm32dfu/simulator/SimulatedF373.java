package io.github.stm32dfu.simulator;

import io.github.stm32dfu.error.FirmwareFormatException;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.chip.OptionBytes;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import io.github.stm32dfu.simulator.rom.Violations;
import io.github.stm32dfu.simulator.rom.Violations.Watch;
import io.github.stm32dfu.simulator.silicon.SavedChip;
import io.github.stm32dfu.simulator.usb.TransferLog;
import io.github.stm32dfu.simulator.usb.UsbAttachment;
import io.github.stm32dfu.simulator.usb.UsbDescriptors;
import io.github.stm32dfu.simulator.usb.UsbDevice;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuFinder;
import io.github.stm32dfu.transport.PortPath;
import io.github.stm32dfu.transport.SerialFinder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A simulated STM32F373 board: flash with its physics, the ROM bootloader's USB side, the
 * application's, power, pins and faults.
 *
 * <pre>{@code
 * SimulatedF373 board = SimulatedF373.strict().build();
 * DfuFinder finder = board.finder();
 * try (DfuTransport transport = finder.open(finder.list().get(0))) {
 *   ... // what is to be tested
 * }
 * assertThat(board.violations()).isEmpty();
 * }</pre>
 *
 * <p>Two presets differ in what they note, not in what they do. Safe for several threads.
 */
public final class SimulatedF373 implements UsbDevice {
  private final Board board;
  private final HostPort port;
  private final Violations violations;
  private final SimulatedUsart usart;

  SimulatedF373(Board board, HostPort port, Violations violations) {
    this.board = board;
    this.port = port;
    this.violations = violations;
    this.usart = new SimulatedUsart(board);
  }

  /**
   * {@return settings of a board that answers as the ROM does, and notes only damage to the flash:
   * programming over data}
   */
  public static F373Builder rom() {
    return new F373Builder(Watch.FLASH);
  }

  /**
   * {@return settings of a board that answers as the ROM does, and notes as well: GETSTATUS before
   * bwPollTimeout was over, gaps in block numbers, and requests in states that do not define them}
   */
  public static F373Builder strict() {
    return new F373Builder(Watch.FLASH_AND_PROTOCOL);
  }

  /** {@return what finds this board, and no other} */
  public DfuFinder finder() {
    return new BoardFinder(List.of(port));
  }

  /** {@return an adapter that is wired to this board's USART, whatever runs on the board} */
  public SimulatedUsart usart() {
    return usart;
  }

  /** {@return what finds the serial port of this board's application, and no other} */
  public SerialFinder serialFinder() {
    return new BoardSerialFinder(List.of(port.serial()));
  }

  /** {@return the clock that this board lives by} */
  public Clock clock() {
    return board.clock();
  }

  @Override
  public PortPath portPath() {
    return port.path();
  }

  /** {@return what its ROM or its application says of itself, while a host sees it} */
  @Override
  public Optional<UsbDescriptors> seen() {
    return port.descriptors();
  }

  @Override
  public UsbAttachment attach() throws TransportException {
    return port.attach();
  }

  /** {@return the pages of its flash} */
  public FlashGeometry geometry() {
    return board.chip().flash().geometry();
  }

  /** {@return all that crossed the wire} */
  public TransferLog transferLog() {
    return port.log();
  }

  /** {@return what the host did that it must not do, in order; empty after a good run} */
  public List<String> violations() {
    synchronized (board) {
      board.catchUp();
      return violations.found();
    }
  }

  /** {@return what its core executes now} */
  public Running running() {
    synchronized (board) {
      board.catchUp();
      return board.program().running();
    }
  }

  /** {@return a copy of the whole flash as it is now} */
  public byte[] flash() {
    return memory(geometry().range());
  }

  /**
   * {@return a copy of some bytes, whatever the protection}
   *
   * @param range within flash, option bytes, system memory, or RAM from 0x20001400 on
   */
  public byte[] memory(AddressRange range) {
    synchronized (board) {
      board.catchUp();
      return board.chip().read(range);
    }
  }

  /** {@return pages in which a pulse was cut, not erased since; a careful updater leaves none} */
  public SortedSet<Integer> tornPages() {
    synchronized (board) {
      board.catchUp();
      return new TreeSet<>(board.chip().flash().torn().stream().boxed().toList());
    }
  }

  /** {@return the option bytes as they stand in memory, in force since a reset or not yet} */
  public OptionBytes optionBytes() {
    synchronized (board) {
      board.catchUp();
      return board.chip().optionBytes();
    }
  }

  /** {@return how many pulses, page erases and half-words, its flash has begun} */
  public long flashPulses() {
    synchronized (board) {
      board.catchUp();
      return board.chip().controller().begun();
    }
  }

  /**
   * Puts bytes into the flash as a programmer in the factory would: at once, over anything.
   *
   * @param address of the first byte
   * @param data that fits
   */
  public void loadFlash(long address, byte[] data) {
    act(() -> board.chip().loadFlash(address, data));
  }

  /**
   * Sets the option bytes as a programmer in the factory would. They come into force at the next
   * reset.
   *
   * @param values new ones
   */
  public void loadOptionBytes(OptionBytes values) {
    act(() -> board.chip().loadOptions(values));
  }

  /**
   * Saves flash and option bytes.
   *
   * @param out takes the bytes; stays open
   * @throws IOException where it does not take them
   * @see BoardFile
   */
  public void save(OutputStream out) throws IOException {
    synchronized (board) {
      board.catchUp();
      SavedChip.write(board.chip(), out);
    }
  }

  /**
   * Takes flash and option bytes from what {@link #save(OutputStream)} wrote, and starts anew with
   * them. Where that fails, the board is as it was.
   *
   * @param in is read to its end; stays open
   * @throws FirmwareFormatException where it is damaged or of a board with another flash
   * @throws IOException where it cannot be read
   * @see BoardFile
   */
  public void load(InputStream in) throws IOException {
    byte[] saved = in.readNBytes(SavedChip.MOST_BYTES);
    SavedChip.check(saved, geometry());
    synchronized (board) {
      board.catchUp();
      board.restore(saved);
      board.notifyAll();
    }
  }

  /**
   * Sets what will go wrong from now on, in place of the plan before.
   *
   * @param plan with numbers that count from the board's first transfer and pulse
   */
  public void faults(FaultPlan plan) {
    act(() -> board.plan(plan));
  }

  /**
   * Sets the BOOT0 pin; it counts at the next reset.
   *
   * @param level of the pin
   */
  public void boot0(Boot0 level) {
    act(() -> board.boot0(level));
  }

  /** Plugs the board in, if it is not. */
  public void plug() {
    act(board::plug);
  }

  /** Pulls the plug, if it is in; a bus-powered board loses its power. */
  public void unplug() {
    act(board::unplug);
  }

  /** Switches the supply on, be it the bus's or the board's own. */
  public void powerOn() {
    act(board::switchOn);
  }

  /** Switches the supply off. */
  public void powerOff() {
    act(board::switchOff);
  }

  /** Presses the reset button. */
  public void reset() {
    act(
        () -> {
          if (board.powered()) {
            board.reset();
          }
        });
  }

  /**
   * The application starts the ROM, as one does when it is told to.
   *
   * @throws IllegalStateException where no application runs
   */
  public void enterBootloader() {
    act(
        () -> {
          Running running = board.program().running();
          if (!(running instanceof Running.Application)) {
            throw new IllegalStateException("no application runs, but " + running);
          }
          board.jumpToRom();
        });
  }

  HostPort port() {
    return port;
  }

  private void act(Runnable change) {
    synchronized (board) {
      board.catchUp();
      change.run();
      board.notifyAll();
    }
  }
}

package io.github.stm32dfu.cli.board;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.bootloader.DfuBootloaders;
import io.github.stm32dfu.bootloader.PollPolicy;
import io.github.stm32dfu.bootloader.UsartBootloader;
import io.github.stm32dfu.bootloader.UsartPart;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.journey.trigger.SerialTrigger;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.SerialIdentity;
import io.github.stm32dfu.transport.SerialLink;
import io.github.stm32dfu.transport.SerialSettings;
import java.io.IOException;
import java.util.Optional;

/**
 * The board that a command works on.
 *
 * @param place where it was found, and as what
 * @param bootloader of it, open
 * @param source that it came from
 */
public record OpenBoard(String place, Bootloader bootloader, BoardSource source)
    implements AutoCloseable {
  /**
   * Opens the board that is meant.
   *
   * @param source closed together with the board, also if this fails
   * @param chooser who knows which board is meant
   * @param polling how early the board is asked whether it is done
   * @return the board
   * @throws IOException where there is none, or it cannot be opened
   */
  public static OpenBoard open(BoardSource source, BoardChooser chooser, PollPolicy polling)
      throws IOException {
    try {
      DfuBootloaders bus = new DfuBootloaders(source.finder(), source.clock(), polling);
      DfuIdentity identity = chooser.choose(bus.list());
      return new OpenBoard(identity.toString(), bus.open(identity), source);
    } catch (IOException | RuntimeException failure) {
      closeAfter(failure, source);
      throw failure;
    }
  }

  /**
   * Opens the board at a serial port.
   *
   * @param source closed together with the board, also if this fails
   * @param port that it is wired to
   * @param settings of the line
   * @param entry by which its bootloader is started first
   * @return the board
   * @throws IOException where the port cannot be opened, or no bootloader answers there
   */
  public static OpenBoard open(
      BoardSource source,
      SerialIdentity port,
      SerialSettings settings,
      Optional<SerialTrigger> entry)
      throws IOException {
    try {
      SerialLink link = source.ports().open(port, settings);
      if (entry.isPresent()) {
        enter(entry.get(), link, source.clock());
      }
      return new OpenBoard(
          port + " at " + settings,
          UsartBootloader.open(link, settings, UsartPart::of, source.clock()),
          source);
    } catch (IOException | RuntimeException failure) {
      closeAfter(failure, source);
      throw failure;
    }
  }

  private static void enter(SerialTrigger entry, SerialLink link, Clock clock)
      throws TransportException {
    try {
      entry.carryOut(link, clock);
    } catch (TransportException | RuntimeException failure) {
      link.close();
      throw failure;
    }
  }

  private static void closeAfter(Exception failure, BoardSource source) {
    try {
      source.close();
    } catch (IOException second) {
      failure.addSuppressed(second);
    }
  }

  /** {@return the time that the board lives by} */
  public Clock clock() {
    return source.clock();
  }

  /** {@return what it is and where, in one line} */
  public String name() {
    return bootloader.profile().name() + ", " + place;
  }

  @Override
  public void close() throws IOException {
    bootloader.close();
    source.close();
  }
}

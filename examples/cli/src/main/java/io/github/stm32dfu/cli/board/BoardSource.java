package io.github.stm32dfu.cli.board;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.flash.journal.JournalStore;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuFinder;
import io.github.stm32dfu.transport.SerialFinder;
import io.github.stm32dfu.usb.PresentDevice;
import java.io.IOException;
import java.util.List;

/** Where boards are found, for the time of one command. */
public interface BoardSource extends AutoCloseable {
  /** {@return what finds the boards} */
  DfuFinder finder();

  /** {@return what finds the serial ports of applications} */
  SerialFinder ports();

  /** {@return where interrupted updates of these boards are remembered} */
  JournalStore journals();

  /**
   * {@return all devices on the bus, of any kind; none where the boards are simulated}
   *
   * @throws TransportException where the bus cannot be asked
   */
  List<PresentDevice> devices() throws TransportException;

  /** {@return the time that they live by} */
  Clock clock();

  /**
   * Gives everything back.
   *
   * @throws IOException where the boards' state cannot be saved
   */
  @Override
  void close() throws IOException;
}

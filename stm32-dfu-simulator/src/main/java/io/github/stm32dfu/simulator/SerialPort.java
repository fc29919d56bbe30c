package io.github.stm32dfu.simulator;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.transport.SerialIdentity;
import io.github.stm32dfu.transport.SerialLink;
import io.github.stm32dfu.transport.SerialSettings;
import java.util.Optional;

/** The host's serial driver for one board: the name that its port gets, and who has it open. */
final class SerialPort {
  private final HostPort port;
  private int open;
  private long named = -1;
  private int takenNames;

  SerialPort(HostPort port) {
    this.port = port;
  }

  /**
   * {@return the port as a host lists it} A program that holds the port of an earlier enumeration
   * open still has its name, so that the board gets another one, as on Linux.
   *
   * @param number of the port, where no name is taken
   * @param step to the next name that no other board gets
   */
  Optional<SerialIdentity> seen(int number, int step) {
    synchronized (port.board()) {
      return port.device()
          .flatMap(
              usb ->
                  usb.serialPort(
                      "sim/ttyACM" + (number + step * takenNamesOfThisEnumeration()), port.path()));
    }
  }

  /** Opens the port under the identity that a program asked for. */
  SerialLink open(SerialIdentity identity, SerialSettings settings) throws TransportException {
    BoardSerialLink link;
    synchronized (port.board()) {
      if (port.device().isEmpty()) {
        throw gone(identity);
      }
      long attachment = port.board().presence().attachment();
      port.claims().take(Claims.Part.SERIAL, attachment);
      open++;
      link = new BoardSerialLink(this, port, identity, attachment);
    }
    try {
      link.begin(settings);
      return link;
    } catch (TransportException failure) {
      link.close();
      throw failure;
    }
  }

  void close(long attachment) {
    synchronized (port.board()) {
      open--;
      port.claims().release(Claims.Part.SERIAL, attachment);
    }
  }

  static TransportException gone(SerialIdentity identity) {
    return new TransportException(
        Kind.DISCONNECTED, identity + " is not there any more", Hint.CONNECT_DEVICE);
  }

  private int takenNamesOfThisEnumeration() {
    long attachment = port.board().presence().attachment();
    if (named != attachment) {
      named = attachment;
      takenNames = open;
    }
    return takenNames;
  }
}

package io.github.stm32dfu.cdc;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.transport.SerialSettings;
import java.util.Arrays;
import java.util.List;

/**
 * jSerialComm, entered by one thread at a time: its list of ports is one for the process, and to
 * look for ports while another thread opens one frees what that thread uses.
 */
final class Fazecast implements NativePort.Opener {
  private static final Object ENTRANCE = new Object();

  private final HostSystem host;

  Fazecast(HostSystem host) {
    this.host = host;
  }

  /** {@return what it knows of each port} */
  List<LibraryPort> list() throws TransportException {
    return enter(() -> Arrays.stream(SerialPort.getCommPorts()).map(Fazecast::facts).toList());
  }

  @Override
  public NativePort open(String name, SerialSettings settings)
      throws PortFailure, TransportException {
    return enter(() -> FazecastPort.open(find(name), settings));
  }

  private interface Work<T, X extends Exception> {
    T carryOut() throws X;
  }

  /** Does something with jSerialComm, but not where merely to load it ends the process. */
  private <T, X extends Exception> T enter(Work<T, X> work) throws X, TransportException {
    if (host == HostSystem.UNSUPPORTED) {
      throw new TransportException(
          Kind.UNSUPPORTED,
          "jSerialComm does not know this operating system",
          Hint.GIVE_SERIAL_LIBRARY);
    }
    synchronized (ENTRANCE) {
      try {
        return work.carryOut();
      } catch (LinkageError failure) {
        throw new TransportException(
            Kind.UNSUPPORTED,
            "the native library of jSerialComm cannot be loaded: " + failure.getMessage(),
            Hint.GIVE_SERIAL_LIBRARY,
            failure);
      }
    }
  }

  private static SerialPort find(String name) throws PortFailure {
    try {
      return SerialPort.getCommPort(name);
    } catch (SerialPortInvalidPortException gone) {
      throw new PortFailure(SystemError.OPEN_OR_NOT_THERE);
    }
  }

  private static LibraryPort facts(SerialPort port) {
    return new LibraryPort(
        port.getSystemPortPath(),
        port.getVendorID(),
        port.getProductID(),
        port.getSerialNumber(),
        port.getPortDescription(),
        port.getPortLocation());
  }
}

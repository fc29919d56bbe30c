package io.github.stm32dfu.cdc;

import io.github.stm32dfu.host.HostClock;
import io.github.stm32dfu.transport.SerialFinder;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** Serial ports of this computer: virtual COM ports of boards, adapters, UARTs. */
public final class CdcPorts {
  private CdcPorts() {}

  /**
   * {@return a finder that looks anew with each listing; may be kept and shared between threads}
   *
   * <p>Boards and adapters on USB are listed first, then what else has hardware behind it. Ptys and
   * symbolic links are not listed; they can be opened by {@link
   * io.github.stm32dfu.transport.SerialIdentity#named name}. Port paths are known on Linux and
   * macOS.
   *
   * <p>An open port is locked (flock on Unix), so that it is BUSY for whoever asks for the lock; a
   * program that does not ask, such as {@code cat}, is not kept from opening it. Opening asserts
   * DTR and RTS, on Unix also where the port then turns out to be held by another process. On Linux
   * it tries again for one second while access is denied: udev gives permission a moment after a
   * device appears.
   *
   * <p>Where there is no native library of jSerialComm, what needs it throws a {@link
   * io.github.stm32dfu.error.TransportException} of kind UNSUPPORTED; on Linux listing does not.
   * Once loaded, the library makes the process ignore SIGHUP.
   */
  public static SerialFinder finder() {
    HostSystem host = HostSystem.current();
    Fazecast library = new Fazecast(host);
    PortList ports =
        host == HostSystem.LINUX
            ? new SysfsPorts(Path.of("/sys/class/tty"), Path.of("/dev"))
            : new LibraryPorts(library::list, host);
    return new PortFinder(
        ports, library, host, HostClock.INSTANCE, LoggerFactory.getLogger(CdcPorts.class));
  }
}

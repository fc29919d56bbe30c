package io.github.stm32dfu.program;

import io.github.stm32dfu.cdc.CdcPorts;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.transport.SerialIdentity;
import io.github.stm32dfu.transport.SerialLink;
import io.github.stm32dfu.transport.SerialSettings;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Reads a line from a port, prints it, and sends it back; or says why it cannot. In a package of
 * its own, since the other one is a module's.
 */
public final class PortProgram {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private PortProgram() {}

  /**
   * Runs it.
   *
   * @param arguments the port's name
   */
  public static void main(String[] arguments) throws Exception {
    Class<?> library = Class.forName("com.fazecast.jSerialComm.SerialPort", false, loader());
    System.out.println(CdcPorts.class.getModule());
    System.out.println(library.getModule());
    try (SerialLink link =
        CdcPorts.finder().open(SerialIdentity.named(arguments[0]), SerialSettings.standard())) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      byte[] some;
      do {
        some = link.read(1, PATIENCE);
        line.write(some, 0, some.length);
      } while (some.length > 0 && some[0] != '\n');
      System.out.print(line.toString(StandardCharsets.US_ASCII));
      link.write(line.toByteArray(), PATIENCE);
    } catch (TransportException failure) {
      System.out.println(failure.kind() + " " + failure.hint());
    }
  }

  private static ClassLoader loader() {
    return CdcPorts.class.getClassLoader();
  }
}

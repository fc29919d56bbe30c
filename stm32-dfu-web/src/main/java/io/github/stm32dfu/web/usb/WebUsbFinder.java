package io.github.stm32dfu.web.usb;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.transport.DfuFinder;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.DfuTransport;
import io.github.stm32dfu.web.js.Settled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.teavm.jso.core.JSArrayReader;

/**
 * The DFU interfaces of the devices that the visitor has allowed. A device that was chosen just
 * now, by {@code requestDevice} in a click, is in the next list: so a journey that waits for a
 * bootloader goes on when the visitor has clicked.
 */
public final class WebUsbFinder implements DfuFinder {
  private final WebUsb usb;
  private List<DfuInterface> seen = List.of();

  /**
   * Looks at a bus.
   *
   * @param usb {@code navigator.usb}
   */
  public WebUsbFinder(WebUsb usb) {
    this.usb = usb;
  }

  @Override
  public List<DfuIdentity> list() throws TransportException {
    Settled<JSArrayReader<UsbDevice>> answer = Settled.of(usb.getDevices());
    if (!answer.fulfilled()) {
      throw new TransportException(
          Kind.UNSUPPORTED, "the browser does not list USB devices: " + answer.reason(), Hint.NONE);
    }
    JSArrayReader<UsbDevice> devices = answer.getValue();
    List<DfuInterface> found = new ArrayList<>();
    for (int i = 0; i < devices.getLength(); i++) {
      DfuInterface.of(devices.get(i)).ifPresent(found::add);
    }
    seen = List.copyOf(found);
    return seen.stream().map(DfuInterface::identity).toList();
  }

  @Override
  public DfuTransport open(DfuIdentity device) throws TransportException {
    Optional<DfuInterface> found = find(device);
    if (found.isEmpty()) {
      list();
      found = find(device);
    }
    return WebUsbTransport.open(
        usb,
        found.orElseThrow(
            () ->
                new TransportException(
                    Kind.DISCONNECTED, device + " is not there any more", Hint.REPLUG)));
  }

  private Optional<DfuInterface> find(DfuIdentity device) {
    return seen.stream().filter(one -> one.identity().equals(device)).findFirst();
  }
}

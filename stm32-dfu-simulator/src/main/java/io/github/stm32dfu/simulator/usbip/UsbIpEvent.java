package io.github.stm32dfu.simulator.usbip;

/** What happened at a {@link UsbIpServer}. Each has a line for a log as its text. */
public sealed interface UsbIpEvent {
  /**
   * A client asked what there is.
   *
   * @param client its address and port
   */
  record Listed(String client) implements UsbIpEvent {
    @Override
    public String toString() {
      return client + " listed the devices";
    }
  }

  /**
   * A client took a device, which is on its bus now.
   *
   * @param busId of the device
   * @param client its address and port
   */
  record Imported(String busId, String client) implements UsbIpEvent {
    @Override
    public String toString() {
      return client + " imported " + busId;
    }
  }

  /**
   * The device is off the client's bus, and may be imported again.
   *
   * @param busId of the device
   * @param client its address and port
   * @param reason who ended it and why
   */
  record Released(String busId, String client, String reason) implements UsbIpEvent {
    @Override
    public String toString() {
      return client + " released " + busId + ": " + reason;
    }
  }

  /**
   * A client was sent away.
   *
   * @param client its address and port
   * @param reason why
   */
  record Refused(String client, String reason) implements UsbIpEvent {
    @Override
    public String toString() {
      return client + " was refused: " + reason;
    }
  }
}

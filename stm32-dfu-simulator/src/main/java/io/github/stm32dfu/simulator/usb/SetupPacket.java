package io.github.stm32dfu.simulator.usb;

import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.protocol.DfuRequest;
import java.util.Optional;

/**
 * The eight bytes that begin a control transfer (USB 2.0, section 9.3).
 *
 * @param bmRequestType direction, type and recipient
 * @param bRequest which request
 * @param wValue its parameter
 * @param wIndex interface number of a request to one
 * @param wLength bytes of data that follow or are wanted
 */
public record SetupPacket(int bmRequestType, int bRequest, int wValue, int wIndex, int wLength) {
  private static final int DEVICE_TO_HOST = 0x80;
  private static final int TO_INTERFACE = 0x01;
  private static final int SET_INTERFACE = 0x0B;

  /**
   * {@return a DFU request to interface 0}
   *
   * @param request by name
   * @param wValue wBlockNum of DNLOAD and UPLOAD
   * @param wLength bytes of data
   */
  public static SetupPacket of(DfuRequest request, int wValue, int wLength) {
    return of(request, 0, wValue, wLength);
  }

  /**
   * {@return a DFU request}
   *
   * @param request by name
   * @param bInterfaceNumber of the DFU interface
   * @param wValue wBlockNum of DNLOAD and UPLOAD
   * @param wLength bytes of data
   */
  public static SetupPacket of(DfuRequest request, int bInterfaceNumber, int wValue, int wLength) {
    return new SetupPacket(
        request.bmRequestType(), request.code(), wValue, bInterfaceNumber, wLength);
  }

  /**
   * {@return SET_INTERFACE for interface 0}
   *
   * @param bAlternateSetting the alternate setting
   */
  public static SetupPacket setInterface(int bAlternateSetting) {
    return setInterface(0, bAlternateSetting);
  }

  /**
   * {@return SET_INTERFACE}
   *
   * @param bInterfaceNumber of the interface
   * @param bAlternateSetting the alternate setting
   */
  public static SetupPacket setInterface(int bInterfaceNumber, int bAlternateSetting) {
    return new SetupPacket(TO_INTERFACE, SET_INTERFACE, bAlternateSetting, bInterfaceNumber, 0);
  }

  /** {@return whether the data go to the host} */
  public boolean toHost() {
    return (bmRequestType & DEVICE_TO_HOST) != 0;
  }

  /** {@return the DFU request, if it is one} */
  public Optional<DfuRequest> dfuRequest() {
    for (DfuRequest request : DfuRequest.values()) {
      if (request.code() == bRequest && request.bmRequestType() == bmRequestType) {
        return Optional.of(request);
      }
    }
    return Optional.empty();
  }

  /** {@return name, wValue and wLength} */
  @Override
  public String toString() {
    return dfuRequest().map(DfuRequest::name).orElseGet(this::standardName)
        + " wValue "
        + wValue
        + " wLength "
        + wLength;
  }

  private String standardName() {
    return bmRequestType == TO_INTERFACE && bRequest == SET_INTERFACE
        ? "SET_INTERFACE"
        : "request " + Hex.digits(bmRequestType, 2) + "/" + Hex.digits(bRequest, 2);
  }
}

package io.github.stm32dfu.simulator.cdc;

import io.github.stm32dfu.simulator.device.DescriptorSet;
import io.github.stm32dfu.simulator.usb.ControlReply;
import io.github.stm32dfu.simulator.usb.SetupPacket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The page that a browser offers when the device is plugged in (WebUSB, section 4): a platform
 * capability says that there is one, and a vendor request gives it.
 *
 * @param address over http or https
 */
record LandingPage(URI address) {
  private static final int VENDOR_IN = 0xC0;
  private static final int VENDOR_CODE = 1;
  private static final int GET_URL = 2;
  private static final int LANDING_PAGE = 1;
  private static final int URL = 3;
  private static final int HTTP = 0;
  private static final int HTTPS = 1;

  private static final int DEVICE_CAPABILITY = 16;
  private static final int PLATFORM = 5;

  /** 3408b638-09a9-47a0-8bfd-a0768815b665 as it is sent. */
  private static final byte[] WEBUSB = {
    0x38,
    (byte) 0xB6,
    0x08,
    0x34,
    (byte) 0xA9,
    0x09,
    (byte) 0xA0,
    0x47,
    (byte) 0x8B,
    (byte) 0xFD,
    (byte) 0xA0,
    0x76,
    (byte) 0x88,
    0x15,
    (byte) 0xB6,
    0x65
  };

  /** {@return the descriptor in which a browser looks for it} */
  byte[] binaryObjectStore() {
    byte[] bytes = new byte[29];
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(new byte[] {5, DescriptorSet.BOS})
        .putShort((short) bytes.length)
        .put(new byte[] {1, 24, DEVICE_CAPABILITY, PLATFORM, 0})
        .put(WEBUSB)
        .putShort((short) 0x0100)
        .put(new byte[] {VENDOR_CODE, LANDING_PAGE});
    return bytes;
  }

  /** {@return whether a request is the one for an address} */
  static boolean isAsked(SetupPacket setup) {
    return setup.bmRequestType() == VENDOR_IN
        && setup.bRequest() == VENDOR_CODE
        && setup.wIndex() == GET_URL;
  }

  /** {@return the answer to a request for an address} */
  ControlReply answer(SetupPacket setup) {
    if (setup.wValue() != LANDING_PAGE) {
      return new ControlReply.Stalled();
    }
    byte[] rest =
        address
            .toString()
            .substring(address.getScheme().length() + "://".length())
            .getBytes(StandardCharsets.US_ASCII);
    byte[] bytes = new byte[3 + rest.length];
    ByteBuffer.wrap(bytes)
        .put(new byte[] {(byte) bytes.length, URL})
        .put((byte) (address.getScheme().equals("https") ? HTTPS : HTTP))
        .put(rest);
    return new ControlReply.Data(Arrays.copyOf(bytes, Math.min(bytes.length, setup.wLength())));
  }
}

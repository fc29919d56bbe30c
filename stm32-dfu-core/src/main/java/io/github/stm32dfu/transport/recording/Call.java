package io.github.stm32dfu.transport.recording;

import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.protocol.DfuRequest;
import java.util.Arrays;

/** What the host asked of a device. Its text is its form in a recording. */
public sealed interface Call {
  /**
   * A request with data from host to device.
   *
   * @param request by name
   * @param wValue 0 to 65535
   * @param data perhaps none
   */
  record Out(DfuRequest request, int wValue, byte[] data) implements Call {
    public Out {
      data = data.clone();
    }

    @Override
    public byte[] data() {
      return data.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Out out
          && request == out.request
          && wValue == out.wValue
          && Arrays.equals(data, out.data);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * request.hashCode() + wValue) + Arrays.hashCode(data);
    }

    @Override
    public String toString() {
      return request + " wValue=" + wValue + " data=" + Hex.bytes(data);
    }
  }

  /**
   * A request whose answer has data.
   *
   * @param request by name
   * @param wValue 0 to 65535
   * @param wLength most bytes wanted, 0 to 65535
   */
  record In(DfuRequest request, int wValue, int wLength) implements Call {
    @Override
    public String toString() {
      return request + " wValue=" + wValue + " wLength=" + wLength;
    }
  }

  /**
   * SET_INTERFACE.
   *
   * @param bAlternateSetting 0 to 255
   */
  record Select(int bAlternateSetting) implements Call {
    static final String NAME = "SET_INTERFACE";

    @Override
    public String toString() {
      return NAME + " bAlternateSetting=" + bAlternateSetting;
    }
  }

  /** A reset of the port. */
  record Reset() implements Call {
    static final String NAME = "RESET_PORT";

    @Override
    public String toString() {
      return NAME;
    }
  }
}

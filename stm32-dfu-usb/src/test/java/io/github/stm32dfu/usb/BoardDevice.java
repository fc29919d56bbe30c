package io.github.stm32dfu.usb;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.transport.AlternateSetting;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.DfuTransport;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A simulated board as libusb would show it. */
final class BoardDevice extends FakeDevice {
  private final SimulatedF373 board;
  private final DfuIdentity identity;

  private BoardDevice(SimulatedF373 board, DfuIdentity identity) {
    super(DescriptorBytes.ST_ROM, configuration(identity));
    this.board = board;
    this.identity = identity;
    string(2, DescriptorBytes.string("STM32  BOOTLOADER"));
    string(3, DescriptorBytes.string(identity.serial().asText().orElseThrow()));
    for (AlternateSetting setting : identity.alternateSettings()) {
      String name = setting.name().asText().orElseThrow();
      string(4 + setting.bAlternateSetting(), DescriptorBytes.string(name));
    }
  }

  /** {@return the board, if it is on the bus now} */
  static List<UsbDevice> seen(SimulatedF373 board) {
    try {
      return board.finder().list().stream()
          .map(identity -> (UsbDevice) new BoardDevice(board, identity))
          .toList();
    } catch (TransportException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static byte[] configuration(DfuIdentity identity) {
    DescriptorBytes bytes = DescriptorBytes.configuration(1);
    for (AlternateSetting setting : identity.alternateSettings()) {
      int number = setting.bAlternateSetting();
      bytes.dfu(0, number, 2, 4 + number);
    }
    return bytes.functional(identity.functionalDescriptor().orElseThrow()).toBytes();
  }

  @Override
  public UsbHandle open() throws UsbFailure {
    super.open();
    return new BoardHandle();
  }

  private interface Work<T> {
    T carryOut() throws TransportException;
  }

  private static <T> T withCodes(Work<T> work) throws UsbFailure {
    try {
      return work.carryOut();
    } catch (TransportException failure) {
      for (UsbError error : UsbError.values()) {
        if (error.kind() == failure.kind()) {
          throw new UsbFailure(error.code());
        }
      }
      throw new AssertionError(failure);
    }
  }

  private final class BoardHandle extends Handle {
    private Optional<DfuTransport> claimed = Optional.empty();

    @Override
    public void claim(int bInterfaceNumber) throws UsbFailure {
      claimed = Optional.of(withCodes(() -> board.finder().open(identity)));
    }

    @Override
    public void release(int bInterfaceNumber) throws UsbFailure {
      claimed.ifPresent(DfuTransport::close);
    }

    @Override
    public void setInterface(int bInterfaceNumber, int bAlternateSetting) throws UsbFailure {
      withCodes(
          () -> {
            claimed.orElseThrow().selectAlternateSetting(bAlternateSetting);
            return bAlternateSetting;
          });
    }

    @Override
    public int control(
        int bmRequestType, int bRequest, int wValue, int wIndex, ByteBuffer data, Duration timeout)
        throws UsbFailure {
      if (bmRequestType == TO_HOST) {
        return super.control(bmRequestType, bRequest, wValue, wIndex, data, timeout);
      }
      DfuRequest request =
          Arrays.stream(DfuRequest.values())
              .filter(one -> one.code() == bRequest && one.bmRequestType() == bmRequestType)
              .findFirst()
              .orElseThrow();
      return withCodes(() -> dfu(request, wValue, data, timeout));
    }

    private int dfu(DfuRequest request, int wValue, ByteBuffer data, Duration timeout)
        throws TransportException {
      byte[] bytes = new byte[data.capacity()];
      if ((request.bmRequestType() & TO_HOST) == 0) {
        data.get(0, bytes);
        claimed.orElseThrow().controlOut(request, wValue, bytes, timeout);
        return bytes.length;
      }
      byte[] answer = claimed.orElseThrow().controlIn(request, wValue, bytes.length, timeout);
      data.put(0, answer);
      return answer.length;
    }

    @Override
    public void resetPort() throws UsbFailure {
      // The simulator resets for whoever holds the board; libusb has just let go of it.
      DfuTransport again = withCodes(() -> board.finder().open(identity));
      withCodes(
          () -> {
            again.resetPort();
            return again;
          });
    }
  }
}

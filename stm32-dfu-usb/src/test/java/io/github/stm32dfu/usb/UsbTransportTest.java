package io.github.stm32dfu.usb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.simulator.time.VirtualClock;
import io.github.stm32dfu.transport.DfuTransport;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

class UsbTransportTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int IO = -1;

  private final Wire wire = new Wire();

  private DfuTransport open() throws Exception {
    UsbFinder finder = Fakes.finder(new FakeBus(() -> List.of(wire)), new VirtualClock());
    return finder.open(Fakes.only(finder));
  }

  @Property(tries = 200)
  void carriesAnyBytesBothWays(
      @ForAll @Size(max = 4096) byte[] data, @ForAll @IntRange(max = 0xFFFF) int wValue)
      throws Exception {
    try (DfuTransport transport = open()) {
      transport.controlOut(DfuRequest.DNLOAD, wValue, data, TIMEOUT);
      assertThat(wire.taken).isEqualTo(data);
      assertThat(wire.last).isEqualTo(setup(0x21, 1, wValue, data.length));

      byte[] answer = transport.controlIn(DfuRequest.UPLOAD, wValue, 4096, TIMEOUT);
      assertThat(answer).isEqualTo(data);
      assertThat(wire.last).isEqualTo(setup(0xA1, 2, wValue, 4096));
    }
  }

  @Example
  void moreThanAHostCarriesIsAProgrammingError() throws Exception {
    try (DfuTransport transport = open()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> transport.controlOut(DfuRequest.DNLOAD, 2, new byte[4097], TIMEOUT))
          .withMessageContaining("4097");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> transport.controlIn(DfuRequest.UPLOAD, 2, 4097, TIMEOUT));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> transport.controlIn(DfuRequest.UPLOAD, 0x10000, 1, TIMEOUT));
    }
  }

  @Example
  void bytesThatWereNotTakenAreAFailure() throws Exception {
    try (DfuTransport transport = open()) {
      wire.takes = 12;
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> transport.controlOut(DfuRequest.DNLOAD, 2, new byte[64], TIMEOUT))
          .withMessageContaining("DNLOAD 2 to 0483:DF11 at 1-5.2")
          .withMessageContaining("12 of 64 bytes were taken");
    }
  }

  /** AN2606, STM32F373 known limitations: enumeration works, data do not. */
  @Example
  void aHubHelpsWhereNoDataEverCameThrough() throws Exception {
    try (DfuTransport transport = open()) {
      transport.controlIn(DfuRequest.GETSTATE, 0, 1, TIMEOUT);
      wire.code = IO;
      assertFails(Kind.IO, Hint.USE_USB2_HUB, () -> upload(transport));
      wire.code = 0;
      upload(transport);
      wire.code = IO;
      assertFails(Kind.IO, Hint.NONE, () -> upload(transport));
    }
  }

  @Example
  void aResetThatLeavesAnotherDeviceIsASuccess() throws Exception {
    for (UsbError end : List.of(UsbError.NOT_FOUND, UsbError.NO_DEVICE)) {
      try (DfuTransport transport = open()) {
        wire.resetCode = end.code();
        transport.resetPort();
        assertFails(Kind.DISCONNECTED, Hint.NONE, () -> upload(transport));
        assertFails(Kind.DISCONNECTED, Hint.NONE, transport::resetPort);
      }
    }
    try (DfuTransport transport = open()) {
      wire.resetCode = UsbError.NOT_SUPPORTED.code();
      assertFails(Kind.UNSUPPORTED, Hint.NONE, transport::resetPort);
    }
  }

  @Example
  void theInterfaceIsFreeAndTheDeviceClosedAfterwardsWhateverHappened() throws Exception {
    DfuTransport transport = open();
    assertThat(wire.claims).isEqualTo(1);
    wire.code = UsbError.NO_DEVICE.code();
    transport.close();
    transport.close();

    assertThat(wire.claims).isZero();
    assertThat(wire.stillOpen()).isZero();
  }

  private static byte[] upload(DfuTransport transport) throws TransportException {
    return transport.controlIn(DfuRequest.UPLOAD, 2, 64, TIMEOUT);
  }

  private static void assertFails(Kind kind, Hint hint, ThrowingCallable call) {
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(call)
        .satisfies(
            failure -> {
              assertThat(failure.kind()).isEqualTo(kind);
              assertThat(failure.hint()).isEqualTo(hint);
            });
  }

  private static List<Integer> setup(int bmRequestType, int bRequest, int wValue, int wLength) {
    return List.of(bmRequestType, bRequest, wValue, Wire.INTERFACE, wLength);
  }

  /** A device with its DFU interface beside another one; it gives back what it took. */
  private static final class Wire extends FakeDevice {
    static final int INTERFACE = 3;

    private List<Integer> last = List.of();
    private byte[] taken = {1};
    private int takes = Integer.MAX_VALUE;
    private int code;
    private int resetCode;
    private int claims;

    Wire() {
      super(
          new DeviceDescriptor(0x0483, 0xDF11, 0x0100, 0, 0),
          DescriptorBytes.configuration(1).other(0, 3).dfu(INTERFACE, 0, 2, 0).toBytes());
    }

    @Override
    public UsbHandle open() throws UsbFailure {
      super.open();
      return new Handle() {
        @Override
        public void claim(int bInterfaceNumber) {
          assertThat(bInterfaceNumber).isEqualTo(INTERFACE);
          claims++;
        }

        @Override
        public void release(int bInterfaceNumber) throws UsbFailure {
          claims--;
          fail(code);
        }

        @Override
        public int control(
            int bmRequestType,
            int bRequest,
            int wValue,
            int wIndex,
            ByteBuffer data,
            Duration timeout)
            throws UsbFailure {
          assertThat(data.isDirect()).isTrue();
          last = List.of(bmRequestType, bRequest, wValue, wIndex, data.capacity());
          fail(code);
          if ((bmRequestType & TO_HOST) == 0) {
            taken = new byte[data.capacity()];
            data.get(0, taken);
            return Math.min(takes, taken.length);
          }
          data.put(0, taken, 0, Math.min(taken.length, data.capacity()));
          return Math.min(taken.length, data.capacity());
        }

        @Override
        public void resetPort() throws UsbFailure {
          fail(resetCode);
        }
      };
    }

    private static void fail(int code) throws UsbFailure {
      if (code < 0) {
        throw new UsbFailure(code);
      }
    }
  }
}

package io.github.stm32dfu.simulator.usbip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.flash.FlashListener;
import io.github.stm32dfu.flash.FlashReport;
import io.github.stm32dfu.flash.Verification;
import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.simulator.Running;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.chip.Timing;
import io.github.stm32dfu.simulator.usbip.client.UsbIpFinder;
import io.github.stm32dfu.simulator.usbip.client.UsbIpHost;
import io.github.stm32dfu.simulator.usbip.client.UsbIpTransport;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuFinder;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.DfuTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** An update whose connection dies is finished by the next one, wherever that was. */
class AbandonedUpdatePropertyTest {
  private static final FlashGeometry TINY = new FlashGeometry(5, 64);
  private static final byte[] OLD = RemoteUpdate.application(TINY.size(), 1);
  private static final byte[] NEW = RemoteUpdate.application(TINY.size(), 2);

  private static SimulatedF373 board() {
    SimulatedF373 board =
        SimulatedF373.strict()
            .clock(Clock.system())
            .timing(Timing.instant())
            .geometry(TINY)
            .build();
    board.loadFlash(FlashGeometry.BASE, OLD);
    return board;
  }

  /** {@return what an update costs that nothing happens to} */
  private static int undisturbed() throws DfuException {
    return (int) RemoteUpdate.flash(board().finder(), NEW, FlashListener.silent()).transfers();
  }

  @Property(tries = 40)
  void theNextUpdateEndsWell(@ForAll @IntRange(max = 999) int permille) throws Exception {
    int transfers = undisturbed() * permille / 1000;
    Events events = new Events();
    SimulatedF373 board = board();
    UsbIpOptions options = UsbIpOptions.loopback().withPort(0).withListener(events);
    try (UsbIpServer server = UsbIpServer.start(options, List.of(board))) {
      UsbIpFinder finder = new UsbIpFinder(UsbIpHost.ofLocal(server.port()));
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(
              () ->
                  RemoteUpdate.flash(new CutFinder(finder, transfers), NEW, FlashListener.silent()))
          .satisfies(
              failure ->
                  assertThat(failure.kind()).isEqualTo(TransportException.Kind.DISCONNECTED));
      assertThat(events.next(UsbIpEvent.Released.class).reason()).contains("client closed");
      events.next(UsbIpEvent.Released.class);

      FlashReport report = RemoteUpdate.flash(finder, NEW, FlashListener.silent());

      assertThat(report.verification()).isEqualTo(Verification.YES);
      assertThat(board.flash()).isEqualTo(NEW);
      assertThat(board.running()).isInstanceOf(Running.Application.class);
      assertThat(board.tornPages()).isEmpty();
    }
  }

  /** Opens connections that die after some transfers. */
  private record CutFinder(UsbIpFinder finder, int transfers) implements DfuFinder {
    @Override
    public List<DfuIdentity> list() throws TransportException {
      return finder.list();
    }

    @Override
    public DfuTransport open(DfuIdentity device) throws TransportException {
      return new CutTransport(finder.open(device), transfers);
    }
  }

  private static final class CutTransport implements DfuTransport {
    private final UsbIpTransport transport;
    private int left;

    CutTransport(UsbIpTransport transport, int transfers) {
      this.transport = transport;
      this.left = transfers;
    }

    private void count() {
      left--;
      if (left < 0) {
        try {
          transport.abandon();
        } catch (IOException failure) {
          throw new UncheckedIOException(failure);
        }
      }
    }

    @Override
    public DfuIdentity identity() {
      return transport.identity();
    }

    @Override
    public void controlOut(DfuRequest request, int wValue, byte[] data, Duration timeout)
        throws TransportException {
      count();
      transport.controlOut(request, wValue, data, timeout);
    }

    @Override
    public byte[] controlIn(DfuRequest request, int wValue, int wLength, Duration timeout)
        throws TransportException {
      count();
      return transport.controlIn(request, wValue, wLength, timeout);
    }

    @Override
    public void selectAlternateSetting(int bAlternateSetting) throws TransportException {
      count();
      transport.selectAlternateSetting(bAlternateSetting);
    }

    @Override
    public void resetPort() throws TransportException {
      transport.resetPort();
    }

    @Override
    public void close() {
      transport.close();
    }
  }
}

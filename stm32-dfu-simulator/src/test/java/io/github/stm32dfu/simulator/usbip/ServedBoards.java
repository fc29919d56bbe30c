package io.github.stm32dfu.simulator.usbip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.protocol.DfuState;
import io.github.stm32dfu.protocol.StatusReply;
import io.github.stm32dfu.simulator.F373Builder;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.chip.Timing;
import io.github.stm32dfu.simulator.usb.SetupPacket;
import io.github.stm32dfu.simulator.usbip.client.ImportedBoard;
import io.github.stm32dfu.simulator.usbip.client.UsbIpHost;
import io.github.stm32dfu.transport.Clock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A server with small boards that take no time, and what clients say to them. */
final class ServedBoards implements AutoCloseable {
  static final byte[] NOTHING = {};

  /** Setup packets as they stand in the header. */
  static final long GETSTATUS = 0xA103_0000_0000_0600L;

  static final long GETSTATE = 0xA105_0000_0000_0100L;

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final Events events = new Events();
  private final UsbIpServer server;

  ServedBoards(SimulatedF373... boards) throws IOException {
    this.server =
        UsbIpServer.start(
            UsbIpOptions.loopback().withPort(0).withListener(events), List.of(boards));
  }

  static F373Builder builder(String portPath) {
    return SimulatedF373.rom()
        .clock(Clock.system())
        .timing(Timing.instant())
        .geometry(new FlashGeometry(4, 64))
        .portPath(portPath);
  }

  Events events() {
    return events;
  }

  UsbIpServer server() {
    return server;
  }

  UsbIpHost host() {
    return UsbIpHost.ofLocal(server.port());
  }

  RawClient holding(String busId) throws IOException {
    return RawClient.holding(server.port(), busId);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  static void download(ImportedBoard board, int length) throws TransportException {
    board.control(SetupPacket.of(DfuRequest.DNLOAD, 0, length), new byte[length], TIMEOUT);
  }

  static DfuState state(ImportedBoard board) throws TransportException {
    byte[] state = board.control(SetupPacket.of(DfuRequest.GETSTATE, 0, 1), NOTHING, TIMEOUT);
    return DfuState.ofCode(state[0]).orElseThrow();
  }

  static StatusReply status(ImportedBoard board) throws Exception {
    return StatusReply.parse(
        board.control(SetupPacket.of(DfuRequest.GETSTATUS, 0, 6), NOTHING, TIMEOUT));
  }

  static void assertFails(Kind kind, ThrowingCallable call) {
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(call)
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(kind));
  }
}

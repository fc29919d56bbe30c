package io.github.stm32dfu.simulator.usbip;

import static io.github.stm32dfu.simulator.usbip.ServedBoards.GETSTATUS;
import static io.github.stm32dfu.simulator.usbip.ServedBoards.NOTHING;
import static io.github.stm32dfu.simulator.usbip.ServedBoards.assertFails;
import static io.github.stm32dfu.simulator.usbip.ServedBoards.builder;
import static io.github.stm32dfu.simulator.usbip.ServedBoards.download;
import static io.github.stm32dfu.simulator.usbip.ServedBoards.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.protocol.DfuState;
import io.github.stm32dfu.simulator.Running;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.app.SimulatedApp;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.chip.OptionBytes;
import io.github.stm32dfu.simulator.chip.ReadProtection;
import io.github.stm32dfu.simulator.chip.Timing;
import io.github.stm32dfu.simulator.fault.Fault;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import io.github.stm32dfu.simulator.usbip.client.ImportedBoard;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A board that leaves its bus is unplugged from the client's, and can be imported again. */
class DepartureTest {
  private final SimulatedF373 board = builder("1-1").application(SimulatedApp.withoutUsb()).build();
  private ServedBoards served;

  @BeforeEach
  void serve() throws IOException {
    served = new ServedBoards(board);
  }

  @AfterEach
  void close() throws IOException {
    served.close();
  }

  @Test
  void aLeavingBoardAnswersAndIsUnplugged() throws Exception {
    board.loadFlash(FlashGeometry.BASE, new byte[] {0, (byte) 0x80, 0, 0x20, 9, 0, 0, 8});
    try (ImportedBoard imported = served.host().attach("1-1")) {
      download(imported, 0);
      assertThat(status(imported).bState()).isEqualTo(DfuState.DFU_MANIFEST);
      assertFails(Kind.DISCONNECTED, () -> status(imported));
    }
    assertThat(served.events().next(UsbIpEvent.Released.class).reason())
        .isEqualTo("the device left the bus");
    assertThat(board.running()).isInstanceOf(Running.Application.class);
    assertFails(Kind.DISCONNECTED, () -> served.host().attach("1-1").close());
    board.enterBootloader();
    served.host().attach("1-1").close();
  }

  @Test
  void whateverTakesTheBoardAwayEndsTheConnection() throws Exception {
    endsTheConnection(board::unplug);
    board.plug();
    endsTheConnection(board::powerOff);
    board.powerOn();
    endsTheConnection(board::reset);
  }

  private void endsTheConnection(Runnable event) throws Exception {
    try (RawClient client = served.holding("1-1")) {
      event.run();
      assertThat(client.ended()).isTrue();
    }
    assertThat(served.events().next(UsbIpEvent.Released.class).reason()).contains("left the bus");
  }

  /** The flash is done while nobody asks, and the reset that belongs to it is an unplug. */
  @Test
  void aResetThatFollowsFromTheFlashEndsTheConnection() throws Exception {
    served.close();
    SimulatedF373 real =
        builder("1-1")
            .timing(Timing.typical())
            .optionBytes(OptionBytes.factory().with(ReadProtection.LEVEL_1))
            .build();
    served = new ServedBoards(real);
    try (RawClient client = served.holding("1-1")) {
      client.send(RawClient.control(1, false, 1, 0x2101_0000_0000_0100L, new byte[] {(byte) 0x92}));
      assertThat(client.read(48).getInt(20)).isZero();
      client.send(RawClient.control(2, true, 6, GETSTATUS, NOTHING));
      assertThat(client.read(54).get(52)).isEqualTo((byte) DfuState.DFU_DNBUSY.code());
      assertThat(client.ended()).isTrue();
    }
    served.host().attach("1-1").close();
  }

  @Test
  void aFaultThatComesLaterEndsTheConnectionByItself() throws Exception {
    Fault unplug = new Fault.UnplugAfter(Duration.ofMillis(30));
    try (RawClient client = served.holding("1-1")) {
      long next = board.transferLog().count();
      board.faults(FaultPlan.none().atTransfer(next, unplug).returningAfter(Duration.ZERO));
      client.send(RawClient.control(1, true, 6, GETSTATUS, NOTHING));
      assertThat(client.read(54).getInt(20)).isZero();
      assertThat(client.ended()).isTrue();
    }
    served.events().next(UsbIpEvent.Released.class);
    served.host().attach("1-1").close();
  }

  @Test
  void aFaultDuringATransferEndsItWithoutAnAnswer() throws Exception {
    for (Fault fault : List.of(new Fault.UnplugBefore(), new Fault.PowerCut(Duration.ZERO))) {
      try (RawClient client = served.holding("1-1")) {
        board.faults(FaultPlan.none().atTransfer(board.transferLog().count(), fault));
        client.send(RawClient.control(1, true, 6, GETSTATUS, NOTHING));
        assertThatIOException().isThrownBy(() -> client.read(1));
      }
      board.plug();
      board.powerOn();
      served.events().next(UsbIpEvent.Released.class);
    }
  }
}

package io.github.stm32dfu.simulator.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.journey.application.AppIdentity;
import io.github.stm32dfu.journey.application.LineProtocol;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.app.SimulatedApp;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.transport.SerialLink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.zip.CRC32;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The two sides of docs/line-protocol.md, which were written apart, understand each other. */
class LineProtocolOnBoardTest {
  private static final int FLASH = 6 * 512;

  private final LineProtocol protocol = LineProtocol.standard();

  @Property(tries = 100)
  void anApplicationIsUnderstoodHoweverItSpeaks(
      @ForAll @IntRange(max = 300) int delay,
      @ForAll @IntRange(min = 1, max = 30) int fragment,
      @ForAll @IntRange(max = FLASH - 1) int start,
      @ForAll @IntRange(min = 1, max = FLASH) int most)
      throws Exception {
    SimulatedF373 board =
        board(
            SimulatedApp.lineProtocol()
                .answeringAfter(Duration.ofMillis(delay))
                .inFragments(fragment, Duration.ZERO)
                .logging("I (312) id of the lamp", "error: none", "okay"));
    int length = Math.min(most, FLASH - start);
    CRC32 crc = new CRC32();
    crc.update(board.flash(), start, length);

    try (SerialLink link = open(board)) {
      AppIdentity identity = protocol.identify(link, board.clock());
      assertThat(identity).hasToString("Desk Lamp 1.0.0");
      assertThat(identity.romId()).hasValue(0x41);
      assertThat(identity.uniqueId()).isPresent();
      assertThat(
              protocol.crc32(
                  link, AddressRange.ofLength(FlashGeometry.BASE + start, length), board.clock()))
          .hasValue(crc.getValue());
    }
  }

  @Example
  void whatIsNotAllFlashHasNoCrc() throws Exception {
    SimulatedF373 board = board(SimulatedApp.lineProtocol());
    try (SerialLink link = open(board)) {
      assertThat(
              protocol.crc32(
                  link, AddressRange.ofLength(FlashGeometry.BASE, FLASH + 1), board.clock()))
          .isEqualTo(OptionalLong.empty());
    }
  }

  @Example
  void halfALineOfAnotherProgramDoesNoHarm() throws Exception {
    SimulatedF373 board = board(SimulatedApp.lineProtocol());
    try (SerialLink link = open(board)) {
      link.write("AT+GCAP".getBytes(StandardCharsets.US_ASCII), Duration.ofSeconds(1));
    }
    try (SerialLink link = open(board)) {
      assertThat(protocol.identify(link, board.clock()).product()).hasValue("Desk Lamp");
    }
  }

  @Example
  void anApplicationThatSaysNothingDoesNotAnswer() throws Exception {
    SimulatedF373 board = board(SimulatedApp.lineProtocol().silent());
    try (SerialLink link = open(board)) {
      Duration start = board.clock().now();
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> protocol.identify(link, board.clock()))
          .returns(Kind.TIMEOUT, TransportException::kind);
      assertThat(board.clock().now()).isBetween(start.plusMillis(1_000), start.plusMillis(1_100));
    }
  }

  @Example
  void anApplicationThatIsSlowOnceIsAskedAgain() throws Exception {
    SimulatedF373 board = board(SimulatedApp.lineProtocol().answeringAfter(Duration.ofMillis(700)));
    try (SerialLink link = open(board)) {
      assertThat(protocol.identify(link, board.clock()).product()).hasValue("Desk Lamp");
    }
  }

  private SerialLink open(SimulatedF373 board) throws TransportException {
    return board.serialFinder().open(board.serialFinder().list().get(0), protocol.settings());
  }

  private static SimulatedF373 board(SimulatedApp application) {
    return Desk.board(settings -> settings.application(application));
  }
}

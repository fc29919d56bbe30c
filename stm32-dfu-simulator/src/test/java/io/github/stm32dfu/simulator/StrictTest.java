package io.github.stm32dfu.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What strict boards hold against a host, and what the others do not. */
class StrictTest {
  private static final FlashGeometry TINY = new FlashGeometry(4, 64);

  /** Something that a host does. */
  private interface Deed {
    void by(Host host) throws Exception;
  }

  /** {@return what a strict board and a lenient one noted} */
  private static List<List<String>> noted(Deed deed) throws Exception {
    List<List<String>> both = new ArrayList<>();
    for (F373Builder builder : List.of(SimulatedF373.strict(), SimulatedF373.rom())) {
      SimulatedF373 board = builder.geometry(TINY).build();
      try (Host host = new Host(board)) {
        deed.by(host);
      }
      both.add(board.violations());
    }
    return both;
  }

  private static void assertNoted(String what, Deed deed) throws Exception {
    List<List<String>> both = noted(deed);
    assertThat(both.get(0)).singleElement().asString().contains(what);
    assertThat(both.get(1)).isEmpty();
  }

  private static void assertFine(Deed deed) throws Exception {
    assertThat(noted(deed)).containsOnly(List.of());
  }

  private static void stalls(ThrowingCallable call) {
    assertThatExceptionOfType(TransportException.class).isThrownBy(call);
  }

  @Test
  void pollingTooEarly() throws Exception {
    assertNoted(
        "us before bwPollTimeout",
        host -> {
          host.download(0, Host.command(0x41, Images.BASE));
          host.status();
          host.status();
        });
  }

  @Test
  void pollingOneTransferTimeTooEarlyToo() throws Exception {
    SimulatedF373 board = SimulatedF373.strict().geometry(TINY).build();
    try (Host host = new Host(board)) {
      host.download(0, Host.command(0x41, Images.BASE));
      Duration poll = Duration.ofMillis(host.status().bwPollTimeout());
      board.clock().sleep(poll.minusNanos(1000));
      host.status();
    }
    assertThat(board.violations()).containsExactly("GETSTATUS 1 us before bwPollTimeout was over");
  }

  @Test
  void gapsInBlockNumbers() throws Exception {
    assertNoted("DNLOAD wBlockNum 4 where 3 is next", host -> writes(host, 2, 4));
    assertNoted("DNLOAD wBlockNum 3 where 2 is next", host -> writes(host, 3));
    assertNoted(
        "UPLOAD wBlockNum 5 where 3 is next",
        host -> {
          host.upload(2, 8);
          host.upload(5, 8);
        });
  }

  @Test
  void risingBlocksAndANewStartAreFine() throws Exception {
    assertFine(
        host -> {
          writes(host, 2, 3, 4);
          host.abort();
          host.upload(2, 64);
          host.upload(3, 64);
          host.upload(2, 64);
          host.abort();
          host.setAddress(Images.BASE + 192);
          writes(host, 2);
        });
  }

  @Test
  void aRefusedBlockMayBeSentAgain() throws Exception {
    assertFine(
        host -> {
          host.setAddress(0x1FFF_F800L);
          host.abort();
          host.upload(2, 16);
          stalls(() -> host.upload(0x7FFF, 16));
          host.clearStatus();
        },
        "UPLOAD wBlockNum 32767 where 3 is next");
  }

  private static void assertFine(Deed deed, String but) throws Exception {
    assertThat(noted(deed)).containsExactly(List.of(but), List.of());
  }

  private static void writes(Host host, int... blocks) throws Exception {
    for (int block : blocks) {
      host.write(block, new byte[8]);
    }
  }

  @Test
  void requestsThatTheStateDoesNotDefine() throws Exception {
    assertNoted(
        "UPLOAD in dfuDNLOAD-IDLE",
        host -> {
          host.setAddress(Images.BASE);
          stalls(() -> host.upload(2, 8));
        });
    assertNoted("CLRSTATUS in dfuIDLE", Host::clearStatus);
    assertNoted(
        "DNLOAD in dfuDNLOAD-SYNC",
        host -> {
          host.download(2, new byte[8]);
          stalls(() -> host.download(3, new byte[8]));
        });
    assertNoted(
        "ABORT in dfuDNBUSY",
        host -> {
          host.download(0, Host.command(0x41, Images.BASE));
          host.status();
          host.abort();
        });
    assertNoted(
        "DETACH in dfuIDLE",
        host ->
            stalls(
                () ->
                    host.transport().controlOut(DfuRequest.DETACH, 0, new byte[0], Host.TIMEOUT)));
  }

  @Test
  void sizesThatTheRomDoesNotHave() throws Exception {
    assertNoted("DNLOAD of 68 bytes, wTransferSize is 64", host -> host.download(2, new byte[68]));
    assertNoted("UPLOAD of 1 byte, the least is 2", host -> host.upload(2, 1));
    assertNoted("DNLOAD of the reserved wBlockNum 1", host -> host.write(1, new byte[8]));
  }

  @Test
  void programmingOverDataIsNotedOnBoth() throws Exception {
    List<List<String>> both =
        noted(
            host -> {
              byte[] data = {1, 2, 3, 4, 5, 6, 7, 8};
              host.setAddress(Images.BASE + 8);
              host.write(2, data);
              // Zeros go over anything: the half-words in the middle are fine.
              byte[] changed = {1, 2, 0, 0, 0, 0, 9, 9};
              host.setAddress(Images.BASE + 8);
              assertThat(host.write(2, changed).bStatus()).isEqualTo(0x06);
              host.clearStatus();
              host.setAddress(Images.BASE + 16);
              assertThat(host.write(2, data).bStatus()).isEqualTo(0);
            });
    assertThat(both)
        .containsOnly(List.of("programmed over data: 2 half-words, the first at 0x08000008"));
  }
}

package io.github.stm32dfu.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.protocol.DfuState;
import io.github.stm32dfu.simulator.Host.Status;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.reading.AbortElsewhere;
import io.github.stm32dfu.simulator.reading.AddressFormula;
import io.github.stm32dfu.simulator.reading.BlockOne;
import io.github.stm32dfu.simulator.reading.ClearStatusOutsideError;
import io.github.stm32dfu.simulator.reading.EarlyPoll;
import io.github.stm32dfu.simulator.reading.FirstPoll;
import io.github.stm32dfu.simulator.reading.LongDownload;
import io.github.stm32dfu.simulator.reading.OpenQuestion;
import io.github.stm32dfu.simulator.reading.PointerAfterErase;
import io.github.stm32dfu.simulator.reading.PointerAfterError;
import io.github.stm32dfu.simulator.reading.StateAfterGet;
import io.github.stm32dfu.simulator.reading.UnalignedWrite;
import io.github.stm32dfu.simulator.reading.UndefinedRequest;
import io.github.stm32dfu.simulator.reading.UploadPastEnd;
import io.github.stm32dfu.simulator.reading.WriteOverData;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Each answer to an open question makes the difference that it names. */
class OpenQuestionsTest {
  private static final FlashGeometry TINY = new FlashGeometry(4, 64);
  private static final byte[] EIGHT = {1, 2, 3, 4, 5, 6, 7, 8};
  private static final long PAGE_1 = Images.BASE + 64;

  private static SimulatedF373 board(OpenQuestion answer) {
    return SimulatedF373.rom().geometry(TINY).reading(answer).build();
  }

  private static void stalls(ThrowingCallable call) {
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(call)
        .satisfies(e -> assertThat(e.kind()).isEqualTo(TransportException.Kind.STALL));
  }

  @Test
  void addressFormula() throws Exception {
    for (AddressFormula answer : AddressFormula.values()) {
      SimulatedF373 board = board(answer);
      try (Host host = new Host(board)) {
        host.write(2, EIGHT);
        host.write(3, EIGHT);
      }
      long second = answer == AddressFormula.LENGTH_OF_REQUEST ? 8 : 64;
      assertThat(board.memory(AddressRange.ofLength(Images.BASE + second, 8))).isEqualTo(EIGHT);
    }
  }

  @Test
  void pointerAfterErase() throws Exception {
    for (PointerAfterErase answer : PointerAfterErase.values()) {
      SimulatedF373 board = board(answer);
      try (Host host = new Host(board)) {
        host.erase(PAGE_1);
        host.write(2, EIGHT);
      }
      long at = answer == PointerAfterErase.UNCHANGED ? Images.BASE : PAGE_1;
      assertThat(board.memory(AddressRange.ofLength(at, 8))).isEqualTo(EIGHT);
    }
  }

  @Test
  void pointerAfterError() throws Exception {
    for (PointerAfterError answer : PointerAfterError.values()) {
      SimulatedF373 board = board(answer);
      try (Host host = new Host(board)) {
        host.setAddress(PAGE_1);
        host.setAddress(0);
        host.clearStatus();
        host.write(2, EIGHT);
        host.setAddress(PAGE_1 + 64);
        host.transport().selectAlternateSetting(1);
        host.write(3, EIGHT);
      }
      boolean kept = answer == PointerAfterError.UNCHANGED;
      long afterError = kept ? PAGE_1 : Images.BASE;
      long afterSelection = 64 + (kept ? PAGE_1 + 64 : Images.BASE);
      assertThat(board.memory(AddressRange.ofLength(afterError, 8))).isEqualTo(EIGHT);
      assertThat(board.memory(AddressRange.ofLength(afterSelection, 8))).isEqualTo(EIGHT);
    }
  }

  @Test
  void clearStatusOutsideError() throws Exception {
    try (Host host = new Host(board(ClearStatusOutsideError.ERR_UNKNOWN))) {
      host.clearStatus();
      assertThat(host.status()).isEqualTo(new Status(0x0E, 0, DfuState.DFU_ERROR));
      host.clearStatus();
      assertThat(host.status()).isEqualTo(new Status(0, 0, DfuState.DFU_IDLE));
    }
    try (Host host = new Host(board(ClearStatusOutsideError.STALL))) {
      stalls(host::clearStatus);
      assertThat(host.state()).isEqualTo(DfuState.DFU_IDLE);
    }
    try (Host host = new Host(board(ClearStatusOutsideError.IGNORED))) {
      host.clearStatus();
      assertThat(host.state()).isEqualTo(DfuState.DFU_IDLE);
    }
  }

  @Test
  void undefinedRequest() throws Exception {
    for (UndefinedRequest answer : UndefinedRequest.values()) {
      try (Host host = new Host(board(answer))) {
        host.setAddress(Images.BASE);
        stalls(() -> host.upload(2, 4));
        boolean only = answer == UndefinedRequest.STALL_ONLY;
        Status expected =
            only
                ? new Status(0, 0, DfuState.DFU_DNLOAD_IDLE)
                : new Status(0x0F, 0, DfuState.DFU_ERROR);
        assertThat(host.status()).isEqualTo(expected);
      }
    }
  }

  @Test
  void abortElsewhere() throws Exception {
    try (Host host = new Host(board(AbortElsewhere.IGNORED))) {
      begunErase(host);
      host.abort();
      assertThat(host.settled().bState()).isEqualTo(DfuState.DFU_DNLOAD_IDLE);
    }
    try (Host host = new Host(board(AbortElsewhere.STALL_AND_ERROR))) {
      begunErase(host);
      stalls(host::abort);
      assertThat(host.state()).isEqualTo(DfuState.DFU_ERROR);
    }
  }

  private static Status begunErase(Host host) throws Exception {
    host.download(0, Host.command(0x41, Images.BASE));
    return host.status();
  }

  @Test
  void earlyPoll() throws Exception {
    for (EarlyPoll answer : EarlyPoll.values()) {
      SimulatedF373 board = board(answer);
      try (Host host = new Host(board)) {
        assertThat(begunErase(host).bwPollTimeout()).isEqualTo(25);
        Duration before = board.clock().now();
        switch (answer) {
          case STILL_BUSY -> assertThat(host.status().bwPollTimeout()).isEqualTo(24);
          case STALL -> {
            stalls(host::status);
            assertThat(host.state()).isEqualTo(DfuState.DFU_DNBUSY);
          }
          case STALL_AND_ERROR -> {
            stalls(host::status);
            assertThat(host.status().bState()).isEqualTo(DfuState.DFU_ERROR);
          }
          case ANSWER_WHEN_DONE -> {
            assertThat(host.status().bState()).isEqualTo(DfuState.DFU_DNLOAD_IDLE);
            assertThat(board.clock().now().minus(before)).isEqualTo(Duration.ofMillis(25));
          }
        }
      }
    }
  }

  @Test
  void aRomThatAnswersWhenDoneCanBeTooLateForTheHost() throws Exception {
    SimulatedF373 board = board(FirstPoll.ANSWER_WHEN_DONE);
    try (Host host = new Host(board)) {
      host.download(0, Host.command(0x41, Images.BASE));
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(
              () -> host.transport().controlIn(DfuRequest.GETSTATUS, 0, 6, Duration.ofMillis(10)))
          .satisfies(e -> assertThat(e.kind()).isEqualTo(TransportException.Kind.TIMEOUT));
      assertThat(board.clock().now().toMillis()).isEqualTo(11);
    }
  }

  @Test
  void firstPoll() throws Exception {
    try (Host host = new Host(board(FirstPoll.ANSWER_WHEN_DONE))) {
      assertThat(begunErase(host)).isEqualTo(new Status(0, 0, DfuState.DFU_DNLOAD_IDLE));
      host.download(0, Host.command(0x21, 0));
      assertThat(host.status()).isEqualTo(new Status(1, 0, DfuState.DFU_ERROR));
    }
  }

  @Test
  void writeOverData() throws Exception {
    for (WriteOverData answer : WriteOverData.values()) {
      SimulatedF373 board = board(answer);
      try (Host host = new Host(board)) {
        host.write(2, EIGHT);
        host.setAddress(Images.BASE);
        int expected =
            switch (answer) {
              case ERR_PROG -> 0x06;
              case ERR_WRITE -> 0x03;
              case OK -> 0x00;
            };
        assertThat(host.write(2, (byte) 9, (byte) 9, (byte) 9, (byte) 9).bStatus())
            .isEqualTo(expected);
      }
      assertThat(board.flash()).startsWith(EIGHT);
      assertThat(board.violations()).hasSize(1);
    }
  }

  @Test
  void unalignedWrite() throws Exception {
    for (UnalignedWrite answer : UnalignedWrite.values()) {
      SimulatedF373 board = board(answer);
      try (Host host = new Host(board)) {
        assertThat(host.write(2, new byte[6]).bStatus()).isEqualTo(1);
        host.clearStatus();
        int expected = answer == UnalignedWrite.FAILS_ONCE ? 0 : 1;
        assertThat(host.write(2, EIGHT).bStatus()).isEqualTo(expected);
      }
      board.reset();
      try (Host host = new Host(board)) {
        host.setAddress(PAGE_1);
        assertThat(host.write(2, EIGHT).bStatus()).isEqualTo(0);
      }
    }
  }

  @Test
  void longDownload() throws Exception {
    SimulatedF373 clamped = board(LongDownload.CLAMPED);
    try (Host host = new Host(clamped)) {
      assertThat(host.write(2, new byte[100]).bState()).isEqualTo(DfuState.DFU_DNLOAD_IDLE);
    }
    assertThat(clamped.memory(TINY.page(0))).containsOnly(0);
    assertThat(clamped.memory(TINY.page(1))).containsOnly(0xFF);
    try (Host host = new Host(board(LongDownload.STALL_AND_ERROR))) {
      stalls(() -> host.download(2, new byte[100]));
      assertThat(host.state()).isEqualTo(DfuState.DFU_ERROR);
    }
  }

  @Test
  void blockOne() throws Exception {
    for (BlockOne answer : BlockOne.values()) {
      SimulatedF373 board = board(answer);
      try (Host host = new Host(board)) {
        int expected = answer == BlockOne.IGNORED ? 0 : 0x0F;
        assertThat(host.write(1, EIGHT).bStatus()).isEqualTo(expected);
      }
      assertThat(board.flash()).containsOnly(0xFF);
    }
  }

  @Test
  void uploadPastEnd() throws Exception {
    try (Host host = new Host(board(UploadPastEnd.SHORT_ANSWER))) {
      host.setAddress(Images.BASE + 256 - 6);
      host.abort();
      assertThat(host.upload(2, 64)).hasSize(6);
    }
    try (Host host = new Host(board(UploadPastEnd.STALL_AND_ERROR))) {
      host.setAddress(Images.BASE + 256 - 6);
      host.abort();
      stalls(() -> host.upload(2, 64));
      assertThat(host.status().bStatus()).isEqualTo(1);
    }
  }

  @Test
  void stateAfterGet() throws Exception {
    try (Host host = new Host(board(StateAfterGet.DFU_UPLOAD_IDLE))) {
      host.upload(0, 4);
      assertThat(host.state()).isEqualTo(DfuState.DFU_UPLOAD_IDLE);
    }
    try (Host host = new Host(board(StateAfterGet.DFU_IDLE))) {
      host.upload(0, 4);
      assertThat(host.state()).isEqualTo(DfuState.DFU_IDLE);
    }
  }
}

package io.github.stm32dfu.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.protocol.DfuState;
import io.github.stm32dfu.simulator.Host.Status;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.chip.OptionBytes;
import io.github.stm32dfu.simulator.chip.ReadProtection;
import io.github.stm32dfu.simulator.reading.AfterOptionWrite;
import io.github.stm32dfu.simulator.reading.MassEraseUnderWriteProtection;
import io.github.stm32dfu.simulator.reading.SetAddressUnderProtection;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Write protection, read protection, option bytes, and what can be read of the chip itself. */
class ProtectionTest {
  private static final FlashGeometry TINY = new FlashGeometry(8, 64);
  private static final int OK = 0x00;
  private static final int ERR_TARGET = 0x01;
  private static final int ERR_VENDOR = 0x0B;

  private static F373Builder tiny() {
    return SimulatedF373.strict().geometry(TINY);
  }

  private static SimulatedF373 full(F373Builder builder) {
    SimulatedF373 board = builder.build();
    byte[] contents = new byte[TINY.size()];
    Arrays.fill(contents, (byte) 0x5A);
    board.loadFlash(Images.BASE, contents);
    return board;
  }

  private static void assertStatus(Status status, int bStatus) {
    assertThat(status.bStatus()).isEqualTo(bStatus);
    assertThat(status.bState())
        .isEqualTo(bStatus == OK ? DfuState.DFU_DNLOAD_IDLE : DfuState.DFU_ERROR);
  }

  private static byte[] page(SimulatedF373 board, int page) {
    return board.memory(TINY.page(page));
  }

  @Test
  void writeProtectedPagesStayAsTheyAreWithoutAnError() throws Exception {
    OptionBytes protectedPages = OptionBytes.factory().withWriteProtected(List.of(2));
    SimulatedF373 board = full(tiny().optionBytes(protectedPages));
    try (Host host = new Host(board)) {
      for (int page = 1; page < 4; page++) {
        assertStatus(host.erase(Images.BASE + 64L * page), OK);
      }
      assertThat(page(board, 1)).containsOnly(0xFF);
      assertThat(page(board, 2)).containsOnly(0x5A);
      assertThat(page(board, 3)).containsOnly(0x5A);

      // A block that reaches from an open page into a protected one is programmed in half.
      host.setAddress(Images.BASE + 64 + 32);
      assertStatus(host.write(2, new byte[64]), OK);
    }
    assertThat(page(board, 1)).endsWith(new byte[32]).startsWith(new byte[] {-1});
    assertThat(page(board, 2)).containsOnly(0x5A);
  }

  @Test
  void aMassEraseLeavesProtectedPagesOrEverything() throws Exception {
    OptionBytes protectedPages = OptionBytes.factory().withWriteProtected(List.of(0));
    SimulatedF373 others = full(tiny().optionBytes(protectedPages));
    massErase(others);
    assertThat(page(others, 1)).containsOnly(0x5A);
    assertThat(page(others, 2)).containsOnly(0xFF);

    SimulatedF373 nothing =
        full(tiny().optionBytes(protectedPages).reading(MassEraseUnderWriteProtection.NOTHING));
    massErase(nothing);
    assertThat(nothing.flash()).containsOnly(0x5A);

    SimulatedF373 open = full(tiny().reading(MassEraseUnderWriteProtection.NOTHING));
    massErase(open);
    assertThat(open.flash()).containsOnly(0xFF);
  }

  private static void massErase(SimulatedF373 board) throws Exception {
    try (Host host = new Host(board)) {
      assertStatus(host.write(0, (byte) 0x41), OK);
    }
  }

  @Test
  void readProtectionRefusesReadingWritingAndErasing() throws Exception {
    OptionBytes level1 = OptionBytes.factory().with(ReadProtection.LEVEL_1);
    SimulatedF373 board = full(tiny().optionBytes(level1));
    try (Host host = new Host(board)) {
      assertStatus(host.setAddress(Images.BASE), OK);
      assertStatus(host.write(2, new byte[4]), ERR_VENDOR);
      host.clearStatus();
      assertStatus(host.erase(Images.BASE), ERR_VENDOR);
      host.clearStatus();
      assertStatus(host.write(0, (byte) 0x41), ERR_VENDOR);
      host.clearStatus();
      assertThatExceptionOfType(TransportException.class).isThrownBy(() -> host.upload(2, 4));
      assertThat(host.status()).isEqualTo(new Status(ERR_VENDOR, 0, DfuState.DFU_ERROR));
      host.clearStatus();
      assertThat(host.upload(0, 4)).isEqualTo(new byte[] {0, 0x21, 0x41, (byte) 0x92});
    }
    assertThat(board.flash()).containsOnly(0x5A);
  }

  @Test
  void onSomePartsSetAddressIsRefusedAsWell() throws Exception {
    OptionBytes level1 = OptionBytes.factory().with(ReadProtection.LEVEL_1);
    SimulatedF373 board =
        full(tiny().optionBytes(level1).reading(SetAddressUnderProtection.ERR_VENDOR));
    try (Host host = new Host(board)) {
      assertStatus(host.setAddress(Images.BASE), ERR_VENDOR);
    }
  }

  @Test
  void readUnprotectErasesEverythingAndOpensThePart() throws Exception {
    OptionBytes closed =
        OptionBytes.factory().with(ReadProtection.LEVEL_1).withWriteProtected(List.of(0));
    SimulatedF373 board = full(tiny().optionBytes(closed));
    try (Host host = new Host(board)) {
      host.download(0, (byte) 0x92);
      Status busy = host.status();
      assertThat(busy.bState()).isEqualTo(DfuState.DFU_DNBUSY);
      board.clock().sleep(Duration.ofMillis(busy.bwPollTimeout()));
      assertThatExceptionOfType(TransportException.class).isThrownBy(host::status);
    }
    assertThat(board.flash()).containsOnly(0xFF);
    assertThat(board.optionBytes()).isEqualTo(OptionBytes.factory());
    try (Host host = new Host(board)) {
      assertStatus(host.write(2, new byte[4]), OK);
    }
  }

  @Test
  void readUnprotectOfAnOpenPartKeepsItsFlash() throws Exception {
    SimulatedF373 board = full(tiny().reading(AfterOptionWrite.STAY));
    try (Host host = new Host(board)) {
      host.setAddress(0x2000_2000L);
      host.write(2, (byte) 1, (byte) 1, (byte) 1, (byte) 1);
      assertStatus(host.write(0, (byte) 0x92), OK);
      host.abort();
      assertThat(host.upload(2, 4)).isEqualTo(new byte[4]);
    }
    assertThat(board.flash()).containsOnly(0x5A);
  }

  @Test
  void aCutWithinReadUnprotectLeavesThePartClosed() throws Exception {
    OptionBytes level1 = OptionBytes.factory().with(ReadProtection.LEVEL_1);
    SimulatedF373 board = full(tiny().optionBytes(level1));
    try (Host host = new Host(board)) {
      host.download(0, (byte) 0x92);
      host.status();
      board.clock().sleep(Duration.ofMillis(26));
      board.powerOff();
    }
    assertThat(board.flash()).containsOnly(0xFF);
    assertThat(board.optionBytes().readProtection()).isEqualTo(ReadProtection.LEVEL_1);
  }

  @Test
  void optionBytesAreWrittenWholeAndComeIntoForceWithTheReset() throws Exception {
    OptionBytes wanted = OptionBytes.factory().withWriteProtected(List.of(5));
    for (AfterOptionWrite reading : AfterOptionWrite.values()) {
      SimulatedF373 board = full(tiny().reading(reading));
      try (Host host = new Host(board)) {
        host.setAddress(0x1FFF_F800L);
        host.download(2, wanted.bytes());
        board.clock().sleep(Duration.ofMillis(host.status().bwPollTimeout()));
        if (reading == AfterOptionWrite.RESET) {
          assertThatExceptionOfType(TransportException.class).isThrownBy(host::status);
        } else {
          assertStatus(host.settled(), OK);
          assertStatus(host.erase(TINY.page(5).start()), OK);
          assertThat(page(board, 5)).containsOnly(0xFF);
          board.reset();
        }
      }
      assertThat(board.optionBytes()).isEqualTo(wanted);
      try (Host host = new Host(board)) {
        assertStatus(host.erase(TINY.page(4).start()), OK);
      }
      assertThat(page(board, 4)).containsOnly(0x5A);
      assertThat(board.violations()).isEmpty();
    }
  }

  @Test
  void partOfTheOptionBytesIsIgnored() throws Exception {
    SimulatedF373 board = tiny().build();
    try (Host host = new Host(board)) {
      host.setAddress(0x1FFF_F800L);
      assertStatus(host.write(2, new byte[8]), OK);
      host.setAddress(0x1FFF_F804L);
      assertStatus(host.write(2, new byte[8]), OK);
    }
    assertThat(board.optionBytes()).isEqualTo(OptionBytes.factory());
  }

  @Test
  void systemMemoryTellsWhatTheChipIs() throws Exception {
    SimulatedF373 board = SimulatedF373.strict().build();
    try (Host host = new Host(board)) {
      assertThat(read(host, 0x1FFF_F7A6L, 2)).startsWith("41");
      assertThat(read(host, 0x1FFF_F7ACL, 12)).isEqualTo("41003B000657335033333320");
      assertThat(read(host, 0x1FFF_F7CCL, 2)).isEqualTo("0001");
      assertThat(read(host, 0x1FFF_F800L, 16)).isEqualTo("AA55FF00FF00FF00FF00FF00FF00FF00");
      host.abort();
      host.setAddress(0x1FFF_D800L);
      assertStatus(host.write(2, new byte[4]), ERR_TARGET);
    }
    assertThat(board.finder().list().get(0).serial().asText()).hasValue("206E33742033");
  }

  private static String read(Host host, long address, int length) throws Exception {
    host.abort();
    host.setAddress(address);
    host.abort();
    return Hex.bytes(host.upload(2, length));
  }

  @Test
  void addressesWithoutMemoryAreErrTarget() throws Exception {
    SimulatedF373 board = tiny().build();
    try (Host host = new Host(board)) {
      long end = TINY.range().endExclusive();
      for (long address : new long[] {0x0700_0000L, end, 0x2000_0000L, 0x2000_8000L}) {
        assertStatus(host.setAddress(address), ERR_TARGET);
        host.clearStatus();
      }
      assertStatus(host.erase(end), ERR_TARGET);
      host.clearStatus();
      host.setAddress(end - 4);
      assertStatus(host.write(2, new byte[8]), ERR_TARGET);
      host.clearStatus();
      host.setAddress(end - 4);
      assertStatus(host.write(2, new byte[4]), OK);
    }
  }
}

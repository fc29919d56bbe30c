package io.github.stm32dfu.simulator.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.bootloader.DfuBootloaders;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.Segment;
import io.github.stm32dfu.firmware.TagStamp;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.simulator.Boot0;
import io.github.stm32dfu.simulator.F373Builder;
import io.github.stm32dfu.simulator.PullUp;
import io.github.stm32dfu.simulator.Running;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** docs/boot-stub.md, what it does at every start. */
class BootStubTest {
  private static final long BASE = FlashGeometry.BASE;
  private static final long APPLICATION = BASE + 0x800;
  private static final long TAG = BASE + 0xA00;
  private static final int SIZE = 4000;
  private static final AddressRange COVERED = AddressRange.ofLength(APPLICATION, SIZE);

  private static F373Builder builder() {
    return SimulatedF373.strict()
        .geometry(FlashGeometry.F373_X8)
        .boot0(Boot0.LOW)
        .application(SimulatedApp.lineProtocol().behindBootStub());
  }

  private static byte[] code(int size, long resetVector) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(0x2000_8000)
        .putInt((int) resetVector);
    return bytes;
  }

  private static FirmwareImage application(AddressRange covers) {
    FirmwareImage code = FirmwareImage.of(APPLICATION, code(8000, APPLICATION + 0x201));
    return new TagStamp(TAG, covers, "Desk Lamp", "2.0.0").writeInto(code);
  }

  private static SimulatedF373 started(F373Builder builder, FirmwareImage application) {
    SimulatedF373 board = builder.build();
    board.loadFlash(BASE, code(2048, BASE + 0x189));
    for (Segment segment : application.segments()) {
      board.loadFlash(segment.address(), segment.toByteArray());
    }
    board.reset();
    return board;
  }

  @Test
  void aWholeApplicationIsStarted() throws Exception {
    SimulatedF373 board = started(builder(), application(COVERED));
    assertThat(board.running())
        .isInstanceOfSatisfying(
            Running.Application.class,
            it -> {
              assertThat(it.vectorTable().address()).isEqualTo(APPLICATION);
              assertThat(it.tag().orElseThrow().version()).isEqualTo("2.0.0");
              assertThat(it.damaged()).isFalse();
            });
    board.clock().sleep(Duration.ofMillis(6));
    try (Terminal terminal = new Terminal(board)) {
      assertThat(terminal.ask("id?")).contains("product=\"Desk Lamp\" version=2.0.0");
    }
  }

  @Test
  void theCheckTakesTime() throws Exception {
    SimulatedF373 board = started(builder(), application(COVERED));
    board.clock().sleep(Duration.ofNanos(1375L * SIZE - 1));
    assertThat(board.serialFinder().list()).isEmpty();
    board.clock().sleep(Duration.ofNanos(1));
    assertThat(board.serialFinder().list()).hasSize(1);
  }

  @Test
  void oneFlippedBitAnywhereEndsInTheRom() throws Exception {
    SimulatedF373 board = started(builder(), application(COVERED));
    for (int offset : new int[] {0, 0x1FF, 0x200, 0x214, 0x240, SIZE - 1}) {
      byte before = board.flash()[0x800 + offset];
      board.loadFlash(APPLICATION + offset, new byte[] {(byte) (before ^ 1)});
      board.reset();
      assertThat(board.running()).as("%x", offset).isEqualTo(new Running.Bootloader());
      assertThat(board.finder().list()).hasSize(1);
      board.loadFlash(APPLICATION + offset, new byte[] {before});
    }
    board.loadFlash(APPLICATION + SIZE, new byte[] {0});
    board.reset();
    assertThat(board.running()).isInstanceOf(Running.Application.class);
  }

  @Test
  void anotherBaseOrATagElsewhereEndsInTheRom() {
    AddressRange later = AddressRange.ofLength(APPLICATION + 4, SIZE);
    assertThat(started(builder(), application(later)).running())
        .isEqualTo(new Running.Bootloader());
    FirmwareImage code = FirmwareImage.of(APPLICATION, code(8000, APPLICATION + 0x201));
    FirmwareImage elsewhere = new TagStamp(TAG + 4, COVERED, "Desk Lamp", "2.0.0").writeInto(code);
    assertThat(started(builder(), elsewhere).running()).isEqualTo(new Running.Bootloader());
  }

  @Test
  void aBoardWithTheStubAloneIsInItsBootloader() {
    SimulatedF373 board = builder().build();
    board.loadFlash(BASE, code(2048, BASE + 0x189));
    board.reset();
    assertThat(board.running()).isEqualTo(new Running.Bootloader());
  }

  @Test
  void withoutAStubInPage0NothingIsChecked() {
    SimulatedF373 board = builder().build();
    assertThat(board.running()).isEqualTo(new Running.Nothing());
    board.loadFlash(BASE, code(4096, BASE + 0x801));
    board.reset();
    assertThat(board.running())
        .isInstanceOfSatisfying(
            Running.Application.class,
            it -> assertThat(it.vectorTable().address()).isEqualTo(BASE));
  }

  @Test
  void leaveToPage0RunsTheStubAndLeaveToTheApplicationDoesNot() throws Exception {
    SimulatedF373 board = started(builder(), application(COVERED));
    board.enterBootloader();
    leave(board, BASE);
    assertThat(board.running()).isInstanceOf(Running.Application.class);

    board.enterBootloader();
    board.loadFlash(APPLICATION + 100, new byte[] {1, 2, 3});
    leave(board, BASE);
    assertThat(board.running()).isEqualTo(new Running.Bootloader());

    leave(board, APPLICATION);
    assertThat(board.running())
        .isInstanceOfSatisfying(Running.Application.class, it -> assertThat(it.damaged()).isTrue());
  }

  @Test
  void theStubHoldsTheDataLineLow() throws Exception {
    SimulatedF373 board = started(builder().pullUp(PullUp.FIXED), application(COVERED));
    board.clock().sleep(Duration.ofSeconds(1));
    try (Terminal terminal = new Terminal(board)) {
      terminal.type("bootloader!\n");
      terminal.sleep(Duration.ofSeconds(1));
    }
    assertThat(board.finder().list()).hasSize(1);
    leave(board, BASE);
    board.clock().sleep(Duration.ofSeconds(1));
    assertThat(board.finder().list()).isEmpty();
    assertThat(board.serialFinder().list()).hasSize(1);
  }

  private static void leave(SimulatedF373 board, long vectorTable) throws Exception {
    DfuBootloaders bus = new DfuBootloaders(board.finder(), board.clock());
    try (Bootloader bootloader = bus.open(bus.list().get(0))) {
      bootloader.leave(vectorTable);
    }
  }
}

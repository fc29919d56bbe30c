package io.github.stm32dfu.simulator.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Sector;
import io.github.stm32dfu.protocol.LeaveOutcome;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What every {@link Bootloader} does with the flash of one device. */
public abstract class BootloaderContract extends BootloaderBench {
  private static final int RANDOM_STEPS = 150;

  @Test
  void knowsTheWholeFlash() throws Exception {
    try (Bootloader bootloader = open()) {
      assertThat(bootloader.memory().regionAt(flash().start())).contains(flash());
      assertThat(bootloader.transferSize()).isPositive();
      assertThat(sectors(bootloader)).allSatisfy(s -> assertThat(s.access().erasable()).isTrue());
    }
  }

  @Test
  void erasesOneSectorAndNoOther() throws Exception {
    try (Bootloader bootloader = open()) {
      List<Sector> sectors = sectors(bootloader);
      int last = sectors.size() - 1;
      for (int at : new int[] {0, last / 2, last}) {
        FlashModel expected = fill(1);
        bootloader.erase(sectors.get(at));
        expected.erase(sectors.get(at));
        assertThat(memory(flash())).isEqualTo(expected.all());
      }
    }
  }

  @Test
  void erasesEverything() throws Exception {
    try (Bootloader bootloader = open()) {
      fill(2);
      bootloader.eraseAll();
      assertThat(memory(flash())).containsOnly(0xFF);
    }
  }

  @Test
  void writesAnyLengthAnywhereAndNothingElse() throws Exception {
    try (Bootloader bootloader = open()) {
      int transfer = bootloader.transferSize();
      for (int length : lengths(transfer, WRITE_ALIGNMENT)) {
        for (int offset : new int[] {0, WRITE_ALIGNMENT, transfer - WRITE_ALIGNMENT, transfer}) {
          if (offset + length <= flash().size()) {
            bootloader.eraseAll();
            FlashModel expected = FlashModel.erased(flash());
            byte[] data = FlashModel.chance(length, length * 31L + offset);
            bootloader.write(flash().start() + offset, data);
            expected.put(flash().start() + offset, data);
            assertThat(memory(flash()))
                .as("%d bytes at %d", length, offset)
                .isEqualTo(expected.all());
          }
        }
      }
    }
  }

  @Test
  void writesUpToTheEndOfTheFlash() throws Exception {
    try (Bootloader bootloader = open()) {
      byte[] data = FlashModel.chance(bootloader.transferSize() + WRITE_ALIGNMENT, 3);
      long address = flash().endExclusive() - data.length;
      bootloader.write(address, data);
      assertThat(memory(AddressRange.ofLength(address, data.length))).isEqualTo(data);
    }
  }

  @Test
  void readsAnyLengthAnywhere() throws Exception {
    try (Bootloader bootloader = open()) {
      FlashModel expected = fill(4);
      int transfer = bootloader.transferSize();
      for (int length : lengths(transfer, 1)) {
        long last = flash().endExclusive() - length;
        for (int offset : new int[] {0, 1, transfer - 1, transfer, Integer.MAX_VALUE}) {
          long address = Math.min(flash().start() + offset, last);
          AddressRange range = AddressRange.ofLength(address, length);
          assertThat(bootloader.read(range)).as("%s", range).isEqualTo(expected.at(range));
        }
      }
    }
  }

  @Test
  void anyOrderOfOperationsDoesWhatEachOfThemSays() throws Exception {
    try (Bootloader bootloader = open()) {
      Random chance = new Random(5);
      List<Sector> sectors = sectors(bootloader);
      FlashModel expected = fill(5);
      for (int step = 0; step < RANDOM_STEPS; step++) {
        Sector sector = sectors.get(chance.nextInt(sectors.size()));
        switch (chance.nextInt(4)) {
          case 0 -> bootloader.settle();
          case 1 -> assertReads(bootloader, expected, chance);
          default -> rewrite(bootloader, expected, sector, chance);
        }
        assertThat(memory(flash())).as("after step %d", step).isEqualTo(expected.all());
      }
    }
  }

  @Test
  void nothingToWriteAndNothingToReadIsNothing() throws Exception {
    try (Bootloader bootloader = open()) {
      bootloader.write(flash().start(), new byte[0]);
      assertThat(bootloader.read(AddressRange.ofLength(flash().start(), 0))).isEmpty();
      assertThat(memory(flash())).containsOnly(0xFF);
    }
  }

  @Test
  void anUnalignedWriteIsAProgrammingError() throws Exception {
    try (Bootloader bootloader = open()) {
      long start = flash().start();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> bootloader.write(start + 2, new byte[WRITE_ALIGNMENT]));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> bootloader.write(start, new byte[WRITE_ALIGNMENT + 1]));
      assertThat(memory(flash())).containsOnly(0xFF);
    }
  }

  @Test
  void countsItsTransfers() throws Exception {
    try (Bootloader bootloader = open()) {
      long before = bootloader.transfers();
      bootloader.read(AddressRange.ofLength(flash().start(), 2));
      assertThat(bootloader.transfers()).isGreaterThan(before);
    }
  }

  @Test
  void afterARefusalTheNextCallWorks() throws Exception {
    for (int ahead = 0; ahead < 6; ahead++) {
      refuseErase(ahead);
      refuseWrite(ahead);
      refuseRead(ahead);
    }
  }

  private void refuseErase(int ahead) throws Exception {
    try (Bootloader bootloader = open()) {
      Sector first = sectors(bootloader).get(0);
      load(first.start(), FlashModel.chance((int) first.size(), ahead));
      refuse(ahead);
      failsOrWorks(() -> bootloader.erase(first));
      bootloader.erase(first);
      assertThat(memory(first.range())).containsOnly(0xFF);
      bootloader.settle();
    }
  }

  private void refuseWrite(int ahead) throws Exception {
    try (Bootloader bootloader = open()) {
      Sector first = sectors(bootloader).get(0);
      byte[] data = FlashModel.chance((int) first.size(), 7);
      refuse(ahead);
      failsOrWorks(() -> bootloader.write(first.start(), data));
      bootloader.erase(first);
      bootloader.write(first.start(), data);
      assertThat(memory(first.range())).isEqualTo(data);
      bootloader.settle();
    }
  }

  private void refuseRead(int ahead) throws Exception {
    try (Bootloader bootloader = open()) {
      byte[] contents = fill(8).all();
      refuse(ahead);
      failsOrWorks(() -> assertThat(bootloader.read(flash())).isEqualTo(contents));
      assertThat(bootloader.read(flash())).isEqualTo(contents);
      bootloader.settle();
    }
  }

  @Test
  void aSettledDeviceCanBeTakenOver() throws Exception {
    byte[] data = FlashModel.chance(WRITE_ALIGNMENT, 9);
    try (Bootloader first = open()) {
      first.write(flash().start(), data);
      first.settle();
    }
    try (Bootloader second = open()) {
      assertThat(second.read(AddressRange.ofLength(flash().start(), data.length))).isEqualTo(data);
    }
  }

  @Test
  void aDeviceThatLeftIsDisconnected() throws Exception {
    try (Bootloader bootloader = open()) {
      Sector first = sectors(bootloader).get(0);
      unplug();
      assertDisconnected(() -> bootloader.erase(first));
      assertDisconnected(() -> bootloader.write(first.start(), new byte[WRITE_ALIGNMENT]));
      assertDisconnected(() -> bootloader.read(first.range()));
      assertDisconnected(bootloader::settle);
      assertDisconnected(() -> bootloader.leave(first.start()));
    }
  }

  @Test
  void startsTheApplication() throws Exception {
    leavesTo(flash().start());
  }

  @Test
  void startsAnApplicationElsewhere() throws Exception {
    leavesTo(flash().start() + flash().size() / 2);
  }

  private void leavesTo(long vectorTable) throws Exception {
    try (Bootloader bootloader = open()) {
      load(vectorTable, startable(vectorTable));
      bootloader.read(flash());
      assertThat(bootloader.leave(vectorTable))
          .isIn(LeaveOutcome.CONFIRMED, LeaveOutcome.UNCONFIRMED);
      assertThat(startedFrom()).hasValue(vectorTable);
    }
  }

  @Test
  void closingAgainDoesNothing() throws Exception {
    Bootloader bootloader = open();
    bootloader.close();
    bootloader.close();
    try (Bootloader again = open()) {
      assertThat(again.read(AddressRange.ofLength(flash().start(), 2))).hasSize(2);
    }
  }

  /** Erases a sector and writes some of it, in two calls that follow each other. */
  private void rewrite(Bootloader bootloader, FlashModel expected, Sector sector, Random chance)
      throws Exception {
    bootloader.erase(sector);
    expected.erase(sector);
    int words = (int) (sector.size() / WRITE_ALIGNMENT);
    int from = chance.nextInt(words) * WRITE_ALIGNMENT;
    int length = (1 + chance.nextInt(words - from / WRITE_ALIGNMENT)) * WRITE_ALIGNMENT;
    int cut = chance.nextInt(length / WRITE_ALIGNMENT + 1) * WRITE_ALIGNMENT;
    byte[] data = FlashModel.chance(length, chance.nextLong());
    bootloader.write(sector.start() + from, Arrays.copyOf(data, cut));
    bootloader.write(sector.start() + from + cut, Arrays.copyOfRange(data, cut, length));
    expected.put(sector.start() + from, data);
  }

  private void assertReads(Bootloader bootloader, FlashModel expected, Random chance)
      throws Exception {
    int size = (int) flash().size();
    int from = chance.nextInt(size);
    int length = 1 + chance.nextInt(size - from);
    AddressRange range = AddressRange.ofLength(flash().start() + from, length);
    assertThat(bootloader.read(range)).isEqualTo(expected.at(range));
  }

  /** A bootloader may give up at a refusal or try again by itself. */
  private void failsOrWorks(ThrowingCallable call) throws Exception {
    try {
      call.call();
    } catch (DfuException refused) {
      assertThat(refused).hasMessageMatching("(?s).+");
    } catch (Exception | Error other) {
      throw other;
    } catch (Throwable other) {
      throw new AssertionError(other);
    } finally {
      obey();
    }
  }

  private static void assertDisconnected(ThrowingCallable call) {
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(call)
        .satisfies(
            failure -> assertThat(failure.kind()).isEqualTo(TransportException.Kind.DISCONNECTED));
  }
}

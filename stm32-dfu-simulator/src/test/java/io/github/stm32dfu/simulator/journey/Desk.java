package io.github.stm32dfu.simulator.journey;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.ImageTag;
import io.github.stm32dfu.firmware.Segment;
import io.github.stm32dfu.firmware.TagCheck;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.journal.JournalStore;
import io.github.stm32dfu.flash.journal.MemoryJournals;
import io.github.stm32dfu.flash.journal.UpdateJournal;
import io.github.stm32dfu.host.JdkSha256;
import io.github.stm32dfu.journey.FirmwareUpdater;
import io.github.stm32dfu.journey.JourneyEvent;
import io.github.stm32dfu.journey.JourneyListener;
import io.github.stm32dfu.journey.Surroundings;
import io.github.stm32dfu.journey.UpdateImage;
import io.github.stm32dfu.journey.UpdateOptions;
import io.github.stm32dfu.journey.UpdateReport;
import io.github.stm32dfu.journey.application.LineProtocol;
import io.github.stm32dfu.journey.trigger.LineProtocolTrigger;
import io.github.stm32dfu.simulator.Boot0;
import io.github.stm32dfu.simulator.F373Builder;
import io.github.stm32dfu.simulator.Running;
import io.github.stm32dfu.simulator.SimulatedBus;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A user's desk: boards that run their applications, a computer, and what it remembers. */
final class Desk {
  final SimulatedF373 board;
  final MemoryJournals journals = new MemoryJournals();
  final List<JourneyEvent> events = new ArrayList<>();
  UpdateOptions options = UpdateOptions.of(LineProtocol.standard(), LineProtocolTrigger.standard());
  Surroundings around;

  private Desk(SimulatedF373 board, List<SimulatedF373> all) {
    this.board = board;
    SimulatedBus bus = new SimulatedBus(all);
    this.around =
        new Surroundings(
            bus.finder(), bus.serialFinder(), board.clock(), journals, new JdkSha256());
  }

  /** {@return a desk with one board that runs version 1.0.0} */
  static Desk with(UnaryOperator<F373Builder> settings) {
    return with(board(settings));
  }

  static Desk with(SimulatedF373 board, SimulatedF373... others) {
    List<SimulatedF373> all = new ArrayList<>(List.of(board));
    all.addAll(List.of(others));
    return new Desk(board, all);
  }

  static Desk plain() {
    return with(UnaryOperator.identity());
  }

  static SimulatedF373 board(UnaryOperator<F373Builder> settings) {
    SimulatedF373 board =
        settings
            .apply(SimulatedF373.rom().geometry(Lamp.GEOMETRY).boot0(Boot0.LOW).seed(1))
            .build();
    load(board, Lamp.firmware("1.0.0"));
    return board;
  }

  /** Puts firmware into a board as the factory does, and starts it. */
  static void load(SimulatedF373 board, FirmwareImage firmware) {
    byte[] blank = new byte[board.geometry().size()];
    Arrays.fill(blank, (byte) 0xFF);
    board.loadFlash(FlashGeometry.BASE, blank);
    for (Segment segment : firmware.segments()) {
      board.loadFlash(segment.address(), segment.toByteArray());
    }
    byte[] settings = {1, 2, 3, 4};
    board.loadFlash(board.geometry().range().endExclusive() - settings.length, settings);
    // In a page that the firmware ends in: bytes that only the board has.
    board.loadFlash(firmware.span().endExclusive() + 20, settings);
    board.reset();
    board.clock().sleep(Duration.ofSeconds(1));
  }

  UpdateReport update(String version) throws DfuException {
    return update(Lamp.image(version));
  }

  UpdateReport update(UpdateImage image) throws DfuException {
    return updater(events::add).update(image);
  }

  UpdateReport recover() throws DfuException {
    List<UpdateJournal> unfinished = UpdateJournal.unfinished(journals, around.hash()).journals();
    return updater(events::add).recover(unfinished.get(0));
  }

  FirmwareUpdater updater(JourneyListener listener) {
    return new FirmwareUpdater(around, options, listener, new CancelToken());
  }

  JournalStore store() {
    return journals;
  }

  /** {@return the version that the board runs, if what runs is whole} */
  Optional<String> runningVersion() {
    return runningVersion(board);
  }

  static Optional<String> runningVersion(SimulatedF373 board) {
    if (!(board.running() instanceof Running.Application application)) {
      return Optional.empty();
    }
    FirmwareImage flash = FirmwareImage.of(FlashGeometry.BASE, application.flash());
    return ImageTag.find(flash)
        .filter(tag -> tag.check(flash) instanceof TagCheck.Valid)
        .map(ImageTag::version);
  }

  /** {@return whether all that the board alone had is still there} */
  boolean keptItsSettings() {
    byte[] flash = board.flash();
    int end = flash.length;
    int behind = (int) (Lamp.firmware("1.0.0").span().endExclusive() - FlashGeometry.BASE) + 20;
    for (int i = 0; i < 4; i++) {
      if (flash[end - 4 + i] != i + 1 || flash[behind + i] != i + 1) {
        return false;
      }
    }
    return true;
  }
}

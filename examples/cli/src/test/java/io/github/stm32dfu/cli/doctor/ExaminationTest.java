package io.github.stm32dfu.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.cli.CliException;
import io.github.stm32dfu.cli.board.BoardChooser;
import io.github.stm32dfu.cli.board.BoardSource;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.flash.journal.JournalStore;
import io.github.stm32dfu.flash.journal.MemoryJournals;
import io.github.stm32dfu.protocol.DfuStatus;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.OptionBytes;
import io.github.stm32dfu.simulator.chip.ReadProtection;
import io.github.stm32dfu.simulator.fault.Fault;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import io.github.stm32dfu.simulator.reading.SetAddressUnderProtection;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuFinder;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.DfuTransport;
import io.github.stm32dfu.transport.SerialFinder;
import io.github.stm32dfu.usb.DeviceNodes;
import io.github.stm32dfu.usb.HostSystem;
import io.github.stm32dfu.usb.PresentDevice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExaminationTest {
  @TempDir private Path folder;

  private final SimulatedF373 board = SimulatedF373.strict().build();

  @Test
  void aGoodBoardIsReadyAndStaysAsItWas() throws Exception {
    byte[] before = board.flash();

    assertThat(contact(board)).isInstanceOf(Contact.Ready.class);

    assertThat(board.flash()).isEqualTo(before);
    assertThat(board.flashPulses()).isZero();
    assertThat(board.violations()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(SetAddressUnderProtection.class)
  void readProtectionIsSeenHoweverTheRomShowsIt(SetAddressUnderProtection answer) throws Exception {
    OptionBytes locked = OptionBytes.factory().with(ReadProtection.LEVEL_1);
    SimulatedF373 guarded = SimulatedF373.strict().optionBytes(locked).reading(answer).build();
    guarded.loadFlash(0x08000000L, new byte[] {1, 2, 3, 4});
    byte[] before = guarded.flash();

    assertThat(contact(guarded)).isInstanceOf(Contact.Protected.class);
    assertThat(guarded.flash()).isEqualTo(before);
  }

  @Test
  void lostDataIsNoReadProtection() throws Exception {
    board.faults(FaultPlan.none().longestDownload(2));

    assertThat(contact(board)).isInstanceOf(Contact.Unsteady.class);
  }

  @ParameterizedTest
  @MethodSource("transfers")
  void oneErrorIsNoReadProtection(int transfer) throws Exception {
    Fault error = new Fault.StallIntoError(DfuStatus.ERR_VENDOR);
    board.faults(FaultPlan.none().atTransfer(transfer, error));

    assertThat(contact(board)).isNotInstanceOf(Contact.Protected.class);
  }

  static IntStream transfers() {
    return IntStream.range(0, 20);
  }

  @Test
  void aBoardThatSaysNothingIsSilent() throws Exception {
    FaultPlan plan = FaultPlan.none();
    for (int transfer = 0; transfer < 100; transfer++) {
      plan = plan.atTransfer(transfer, new Fault.LostRequest());
    }
    board.faults(plan);

    assertThat(contact(board)).isInstanceOf(Contact.Silent.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"ACCESS_DENIED", "BUSY", "UNSUPPORTED"})
  void whatTheSystemForbidsIsSaidInItsWords(Kind kind) throws Exception {
    DfuFinder closed = new ClosedFinder(board.finder(), kind);

    assertThat(examine(closed).boards())
        .extracting(BoardEvidence::contact)
        .containsExactly(new Contact.NotOpened(kind, "no way in"));
  }

  @Test
  void aBusThatCannotBeAskedIsEvidenceToo() throws Exception {
    Evidence seen = examine(new NoBus());

    assertThat(seen.busFailure())
        .contains(new Evidence.BusFailure("no library", Hint.GIVE_USB_LIBRARY.text()));
    assertThat(seen.boards()).isEmpty();
  }

  @Test
  void aBoardThatIsNotMeantIsNotTouched() {
    BoardChooser chooser = new BoardChooser(Optional.of("9-9"));

    assertThatExceptionOfType(CliException.class)
        .isThrownBy(
            () ->
                examination()
                    .of(new Source(board.finder(), board.serialFinder(), board.clock()), chooser));
    assertThat(board.transferLog().count()).isZero();
  }

  @Test
  void rulesAreFoundByTheIdsThatTheyName() throws Exception {
    Files.writeString(folder.resolve("49-stm.rules"), "ATTRS{idVendor}==\"0483\", \"DF11\"\n");
    Files.writeString(folder.resolve("50-off.rules"), "# ATTRS{idVendor}==\"0483\", \"df11\"\n");
    Files.writeString(folder.resolve("60-st-link.rules"), "ATTRS{idVendor}==\"0483\", \"374b\"\n");

    assertThat(examine(board.finder()).rules())
        .containsExactly(folder.toRealPath().resolve("49-stm.rules"));
  }

  private Contact contact(SimulatedF373 examined) throws CliException {
    Evidence seen =
        examination()
            .of(
                new Source(examined.finder(), board.serialFinder(), examined.clock()),
                new BoardChooser(Optional.empty()));
    assertThat(seen.boards()).hasSize(1);
    return seen.boards().get(0).contact();
  }

  private Evidence examine(DfuFinder finder) throws CliException {
    return examination()
        .of(
            new Source(finder, board.serialFinder(), board.clock()),
            new BoardChooser(Optional.empty()));
  }

  private Examination examination() {
    return new Examination(
        HostSystem.LINUX, DeviceNodes.ofSystem(), new UdevFolders(List.of(folder)));
  }

  private record Source(DfuFinder finder, SerialFinder ports, Clock clock) implements BoardSource {
    @Override
    public JournalStore journals() {
      return new MemoryJournals();
    }

    @Override
    public List<PresentDevice> devices() {
      return List.of();
    }

    @Override
    public void close() {}
  }

  private record ClosedFinder(DfuFinder boards, Kind kind) implements DfuFinder {
    @Override
    public List<DfuIdentity> list() throws TransportException {
      return boards.list();
    }

    @Override
    public DfuTransport open(DfuIdentity device) throws TransportException {
      throw new TransportException(kind, "no way in", Hint.NONE);
    }
  }

  private record NoBus() implements DfuFinder {
    @Override
    public List<DfuIdentity> list() throws TransportException {
      throw new TransportException(Kind.UNSUPPORTED, "no library", Hint.GIVE_USB_LIBRARY);
    }

    @Override
    public DfuTransport open(DfuIdentity device) throws TransportException {
      throw new IllegalStateException("nothing was listed");
    }
  }
}

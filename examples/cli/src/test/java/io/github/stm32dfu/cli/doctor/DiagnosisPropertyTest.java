package io.github.stm32dfu.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.cli.doctor.Diagnosis.Verdict;
import io.github.stm32dfu.cli.doctor.Finding.Kind;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.transport.DeviceString;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.PortPath;
import io.github.stm32dfu.usb.DeviceNode;
import io.github.stm32dfu.usb.DeviceNode.Holder;
import io.github.stm32dfu.usb.DeviceNode.View;
import io.github.stm32dfu.usb.HostSystem;
import io.github.stm32dfu.usb.PresentDevice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Evidence, and what it has to be taken for. */
class DiagnosisPropertyTest {
  private static final Contact READY = new Contact.Ready("STM32F373");
  private static final Contact DENIED =
      new Contact.NotOpened(TransportException.Kind.ACCESS_DENIED, "access denied");
  private static final Contact HELD =
      new Contact.NotOpened(TransportException.Kind.BUSY, "another program holds the device");
  private static final Contact FOREIGN_DRIVER =
      new Contact.NotOpened(TransportException.Kind.UNSUPPORTED, "not supported");
  private static final Contact LOCKED = new Contact.Protected("errVENDOR");
  private static final Contact UNSTEADY = new Contact.Unsteady("no answer in time");
  private static final Contact SILENT = new Contact.Silent("no answer in time");
  private static final PresentDevice KEYBOARD = device(0x046D, 0xC31C, "1-4");
  private static final PresentDevice COM_PORT = device(0x0483, 0x5740, "1-2");
  private static final PresentDevice ST_LINK = device(0x0483, 0x374B, "1-3");

  @Provide
  Arbitrary<BoardEvidence> boards() {
    Arbitrary<Contact> contacts =
        Arbitraries.of(READY, DENIED, HELD, FOREIGN_DRIVER, LOCKED, UNSTEADY, SILENT);
    Arbitrary<String> ports = Arbitraries.of("1-1", "1-2", "1-5.2");
    Arbitrary<Optional<DeviceNode>> nodes =
        Arbitraries.of(Optional.empty(), Optional.of(node()), Optional.of(node(dfuUtil())));
    return Combinators.combine(contacts, ports, nodes)
        .as((contact, port, node) -> new BoardEvidence(identity(port), node, contact));
  }

  @Provide
  Arbitrary<Evidence> evidence() {
    return Combinators.combine(
            Arbitraries.of(HostSystem.class),
            Arbitraries.of(
                Optional.<Evidence.BusFailure>empty(),
                Optional.of(new Evidence.BusFailure("no library", "build it")),
                Optional.of(new Evidence.BusFailure("no bus", ""))),
            Arbitraries.of(KEYBOARD, COM_PORT, ST_LINK).list().ofMaxSize(3),
            boards().list().ofMaxSize(3),
            Arbitraries.of(List.<Path>of(), List.of(Path.of("/etc/udev/rules.d/49-stm.rules"))))
        .as(
            (host, failure, devices, boards, rules) ->
                new Evidence(
                    host,
                    failure,
                    devices,
                    failure.isPresent() ? List.of() : boards,
                    List.of(),
                    rules));
  }

  @Property
  void whateverIsSeenEndsWithOneThingToDo(@ForAll("evidence") Evidence seen) {
    Diagnosis diagnosis = Diagnosis.of(seen);

    assertThat(diagnosis.nextStep()).isEqualTo(diagnosis.findings().get(0).todo().get(0));
    assertThat(diagnosis.findings())
        .isSortedAccordingTo(Comparator.comparing(Finding::kind))
        .allSatisfy(
            finding -> {
              assertThat(finding.evidence()).isNotBlank();
              assertThat(finding.meaning()).isNotBlank();
              assertThat(finding.todo()).doesNotContain("").doesNotHaveDuplicates();
            });
  }

  @Property
  void eachBoardHasItsFindingAndOneReadyBoardIsEnough(@ForAll("evidence") Evidence seen) {
    Diagnosis diagnosis = Diagnosis.of(seen);
    boolean ready = seen.boards().stream().anyMatch(board -> board.contact().equals(READY));

    assertThat(diagnosis.verdict() == Verdict.READY).isEqualTo(ready);
    assertThat(diagnosis.findings()).hasSizeGreaterThanOrEqualTo(seen.boards().size());
    if (!seen.boards().isEmpty() && !ready) {
      assertThat(diagnosis.verdict()).isEqualTo(Verdict.PERSON);
    }
  }

  @Property
  void nobodyIsToldToEraseABoardThatMayBeFine(@ForAll("evidence") Evidence seen) {
    boolean surelyLocked =
        seen.boards().stream()
            .anyMatch(board -> board.contact().equals(LOCKED) && board.isBehindHub());
    List<String> advice =
        Diagnosis.of(seen).findings().stream().flatMap(it -> it.todo().stream()).toList();

    assertThat(advice.stream().anyMatch(step -> step.contains("unprotect")))
        .isEqualTo(surelyLocked);
    assertThat(Diagnosis.of(seen).nextStep()).doesNotContain("unprotect");
  }

  @Property
  void nothingIsSaidOfBoardsWhereThereIsNone(@ForAll HostSystem host) {
    Evidence seen = seen(host, List.of(KEYBOARD, ST_LINK), List.of());
    Diagnosis diagnosis = Diagnosis.of(seen);

    assertThat(diagnosis.verdict()).isEqualTo(Verdict.NOTHING);
    assertThat(diagnosis.findings()).extracting(Finding::kind).containsExactly(Kind.NOTHING);
    assertThat(diagnosis.nextStep()).contains("BOOT0");
    assertThat(diagnosis.findings().get(0).todo().toString())
        .contains("1.5 kOhm", "PA12", "HSE", "0x1FFFF7A6");
  }

  @Example
  void aSystemWithoutUsbIsNotTheBoardsFault() {
    Diagnosis linux = Diagnosis.of(seen(HostSystem.LINUX, List.of(), List.of()));
    Diagnosis windows = Diagnosis.of(seen(HostSystem.WINDOWS, List.of(), List.of()));

    assertThat(linux.verdict()).isEqualTo(Verdict.NOTHING);
    assertThat(linux.nextStep()).doesNotContain("BOOT0");
    assertThat(windows.nextStep()).contains("BOOT0");
  }

  @Example
  void aComPortOfStIsAnApplication() {
    Diagnosis diagnosis =
        Diagnosis.of(seen(HostSystem.LINUX, List.of(KEYBOARD, COM_PORT), List.of()));

    assertThat(diagnosis.verdict()).isEqualTo(Verdict.PERSON);
    assertThat(diagnosis.findings()).extracting(Finding::kind).containsExactly(Kind.APPLICATION);
    assertThat(diagnosis.findings().get(0).evidence()).contains("0483:5740 at 1-2");
  }

  @Example
  void whoHoldsTheBoardIsNamed() {
    Finding finding =
        only(
            HostSystem.LINUX,
            new BoardEvidence(identity("1-1"), Optional.of(node(dfuUtil())), HELD));

    assertThat(finding.kind()).isEqualTo(Kind.BUSY);
    assertThat(finding.evidence()).contains("/dev/bus/usb/001/004", "dfu-util -l (PID 4711)");
    assertThat(finding.todo().get(0))
        .isEqualTo("Close dfu-util -l (PID 4711), then run doctor again.");
  }

  @Example
  void whoHoldsTheBoardMayBeHidden() {
    Finding finding =
        only(HostSystem.LINUX, new BoardEvidence(identity("1-1"), Optional.of(node()), HELD));

    assertThat(finding.kind()).isEqualTo(Kind.BUSY);
    assertThat(finding.todo()).last().asString().contains("sudo stm32-dfu doctor");
  }

  @Example
  void missingPermissionComesWithTheExactRule() {
    Finding finding =
        only(HostSystem.LINUX, new BoardEvidence(identity("1-1"), Optional.of(node()), DENIED));

    assertThat(finding.kind()).isEqualTo(Kind.PERMISSION);
    assertThat(finding.evidence()).contains("root:root", "rw-------");
    assertThat(finding.todo()).contains("Or write it yourself: " + UdevRule.LINE);
    assertThat(finding.todo().get(0)).contains("--install-udev");
  }

  @Example
  void aRuleThatDoesNotWorkIsToBeTriedAgainFirst() {
    BoardFindings findings =
        new BoardFindings(HostSystem.LINUX, List.of(Path.of("/etc/udev/rules.d/x.rules")));
    Finding finding = findings.of(new BoardEvidence(identity("1-1"), Optional.of(node()), DENIED));

    assertThat(finding.evidence()).contains("/etc/udev/rules.d/x.rules");
    assertThat(finding.todo().get(0)).startsWith("Unplug the board");
  }

  @Example
  void elsewhereThanOnLinuxDeniedIsHeldAndWindowsNeedsItsDriver() {
    BoardEvidence denied = new BoardEvidence(identity("1-1"), Optional.empty(), DENIED);
    BoardEvidence foreign = new BoardEvidence(identity("1-1"), Optional.empty(), FOREIGN_DRIVER);

    assertThat(only(HostSystem.WINDOWS, denied).kind()).isEqualTo(Kind.BUSY);
    assertThat(only(HostSystem.MAC, denied).kind()).isEqualTo(Kind.BUSY);
    assertThat(only(HostSystem.WINDOWS, foreign).todo().get(0)).contains("Zadig", "WinUSB");
  }

  @Example
  void dataThatDoesNotComeThroughAsksForAHub() {
    Finding finding =
        only(HostSystem.LINUX, new BoardEvidence(identity("1-1"), Optional.empty(), UNSTEADY));

    assertThat(finding.kind()).isEqualTo(Kind.HOST_TIMING);
    assertThat(finding.todo().get(0)).contains("USB 2.0 hub");
  }

  private static Finding only(HostSystem host, BoardEvidence board) {
    Diagnosis diagnosis = Diagnosis.of(seen(host, List.of(), List.of(board)));
    assertThat(diagnosis.findings()).hasSize(1);
    return diagnosis.findings().get(0);
  }

  private static Evidence seen(
      HostSystem host, List<PresentDevice> devices, List<BoardEvidence> boards) {
    return new Evidence(host, Optional.empty(), devices, boards, List.of(), List.of());
  }

  private static DeviceNode node(Holder... holders) {
    return new DeviceNode(
        Path.of("/dev/bus/usb/001/004"),
        "root:root",
        "rw-------",
        new ArrayList<>(List.of(holders)),
        View.SOME_PROCESSES);
  }

  private static Holder dfuUtil() {
    return new Holder(4711, "dfu-util -l");
  }

  private static DfuIdentity identity(String port) {
    return new DfuIdentity(
        0x0483,
        0xDF11,
        0x2200,
        new DeviceString.Text("2077345D2039"),
        PortPath.of(port),
        DfuIdentity.Mode.DFU,
        List.of(),
        Optional.empty());
  }

  private static PresentDevice device(int idVendor, int idProduct, String port) {
    return new PresentDevice(
        idVendor, idProduct, 0x0100, PortPath.of(port), 1, 7, Optional.of("thing"));
  }
}

package io.github.stm32dfu.bootloader;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.protocol.Abort;
import io.github.stm32dfu.protocol.DfuSeCommand;
import io.github.stm32dfu.protocol.Download;
import io.github.stm32dfu.protocol.Leave;
import io.github.stm32dfu.protocol.LeaveOutcome;
import io.github.stm32dfu.protocol.Manifestation;
import io.github.stm32dfu.protocol.ManifestationOutcome;
import io.github.stm32dfu.protocol.Operation;
import io.github.stm32dfu.protocol.OperationLimit;
import io.github.stm32dfu.protocol.Pace;
import io.github.stm32dfu.protocol.StateRepair;
import io.github.stm32dfu.protocol.Upload;

/**
 * The device's state as far as the host knows it, and the shortest way to the state that the next
 * request needs. After any failure nothing is known: the next request repairs first.
 */
final class DfuSession {
  /** What the device was last left in. */
  private enum Known {
    NOTHING,
    IDLE,
    DOWNLOADING,
    UPLOADING
  }

  private final MachineDriver driver;
  private final DeviceProfile profile;
  private final Paces paces;
  private Known known = Known.NOTHING;
  private int selected = -1;

  DfuSession(MachineDriver driver, DeviceProfile profile, PollPolicy polling) {
    this.driver = driver;
    this.profile = profile;
    this.paces = new Paces(polling);
  }

  /** UPLOAD and a change of memory are defined in dfuIDLE only (DFU 1.1, appendix A). */
  void toIdle() throws DfuException {
    Known before = known;
    known = Known.NOTHING;
    switch (before) {
      case NOTHING -> driver.run(new StateRepair(profile.limits().command()));
      case DOWNLOADING, UPLOADING -> driver.run(new Abort());
      case IDLE -> {}
    }
    known = Known.IDLE;
  }

  /** Selects a memory; a device that has only one is in it already. */
  void select(int bAlternateSetting) throws DfuException {
    if (selected != bAlternateSetting) {
      toIdle();
      selected = -1;
      known = Known.NOTHING;
      driver.selectAlternateSetting(bAlternateSetting);
      known = Known.IDLE;
      selected = bAlternateSetting;
    }
  }

  boolean isSelected(int bAlternateSetting) {
    return selected == bAlternateSetting;
  }

  Download.End command(DfuSeCommand command, OperationLimit limit, Download.Expectation expectation)
      throws DfuException {
    Operation operation = Operation.dfuSe(command.description());
    return download(
        operation, 0, command.payload(), limit, paces.of(command, expectation), expectation);
  }

  Download.End write(
      Operation operation, int wBlockNum, byte[] block, Download.Expectation expectation)
      throws DfuException {
    OperationLimit limit =
        expectation == Download.Expectation.STAYS
            ? profile.limits().write()
            : profile.limits().eraseAll();
    Pace pace = paces.ofBlock(block.length, expectation);
    return download(operation, wBlockNum, block, limit, pace, expectation);
  }

  byte[] read(Operation operation, int wBlockNum, int wLength) throws DfuException {
    if (known != Known.UPLOADING) {
      toIdle();
    }
    known = Known.NOTHING;
    byte[] data = driver.run(new Upload(operation, wBlockNum, wLength));
    known = Known.UPLOADING;
    return data;
  }

  ManifestationOutcome manifest(int wBlockNum, Manifestation.Tolerance tolerance)
      throws DfuException {
    known = Known.NOTHING;
    ManifestationOutcome outcome =
        driver.run(new Manifestation(wBlockNum, tolerance, profile.limits().eraseAll()));
    if (outcome == ManifestationOutcome.READY) {
      known = Known.IDLE;
    }
    return outcome;
  }

  LeaveOutcome leave() throws DfuException {
    known = Known.NOTHING;
    return driver.run(new Leave());
  }

  /** Gives up all knowledge, as after a failure. */
  void forget() {
    known = Known.NOTHING;
  }

  private Download.End download(
      Operation operation,
      int wBlockNum,
      byte[] data,
      OperationLimit limit,
      Pace pace,
      Download.Expectation expectation)
      throws DfuException {
    if (known != Known.DOWNLOADING) {
      toIdle();
    }
    known = Known.NOTHING;
    Download.End end =
        driver.run(
            new Download(
                operation, wBlockNum, data, limit, pace, profile.stallsWhileBusy(), expectation));
    if (end == Download.End.READY) {
      known = Known.DOWNLOADING;
    }
    return end;
  }
}

package io.github.stm32dfu.bootloader;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.Refusal;
import io.github.stm32dfu.error.RefusedException;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.memory.Sector;
import io.github.stm32dfu.protocol.Download.Expectation;
import io.github.stm32dfu.protocol.FunctionalDescriptor;
import io.github.stm32dfu.protocol.LeaveOutcome;
import io.github.stm32dfu.protocol.Manifestation.Tolerance;
import io.github.stm32dfu.protocol.ManifestationOutcome;
import io.github.stm32dfu.protocol.Operation;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.DfuTransport;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A device that speaks DFU 1.0 or 1.1 as it was specified, without addresses: the firmware is sent
 * from its first byte to its last, in blocks from wBlockNum 0 on, and {@link #manifest()} ends it.
 * A download that fails begins anew.
 */
public final class Dfu11Bootloader implements Bootloader {
  private final DfuTransport transport;
  private final FunctionalDescriptor descriptor;
  private final DeviceProfile profile;
  private final MachineDriver driver;
  private final DfuSession session;
  private final Departure departure;
  private final int transferSize;
  private final UploadStream upload;
  private long written;
  private ManifestationOutcome standing = ManifestationOutcome.READY;

  private Dfu11Bootloader(
      DfuTransport transport,
      FunctionalDescriptor descriptor,
      DeviceProfile profile,
      Clock clock,
      Presence presence) {
    this.transport = transport;
    this.descriptor = descriptor;
    this.profile = profile;
    this.driver = new MachineDriver(transport, clock, profile.transferTimeout());
    this.session = new DfuSession(driver, profile, PollPolicy.advertised());
    this.departure = new Departure(transport, clock, presence);
    // wTransferSize is a most, so shorter blocks are right too (DFU 1.1, section 6.1.1).
    this.transferSize = Math.min(TransferSize.MOST, descriptor.wTransferSize());
    this.upload = new UploadStream(session, transferSize);
  }

  /**
   * Takes over an open device and brings it to dfuIDLE from whatever state it was left in.
   *
   * @param transport closed together with the bootloader, also if this fails
   * @param bAlternateSetting which of the device's memories or parts is meant
   * @param profile of the device
   * @param clock for the waits that the device asks for
   * @param presence to see the device go when it leaves
   * @return the bootloader, ready
   * @throws DfuException where the device does not say how large its blocks are, or cannot be
   *     brought to dfuIDLE
   */
  public static Dfu11Bootloader open(
      DfuTransport transport,
      int bAlternateSetting,
      DeviceProfile profile,
      Clock clock,
      Presence presence)
      throws DfuException {
    try {
      FunctionalDescriptor descriptor = DfuDialect.blocksOf(transport.identity());
      Dfu11Bootloader bootloader =
          new Dfu11Bootloader(transport, descriptor, profile, clock, presence);
      bootloader.session.toIdle();
      if (transport.identity().alternateSettings().size() > 1) {
        bootloader.session.select(bAlternateSetting);
      }
      return bootloader;
    } catch (DfuException | RuntimeException failure) {
      transport.close();
      throw failure;
    }
  }

  @Override
  public DeviceProfile profile() {
    return profile;
  }

  @Override
  public Optional<DfuIdentity> identity() {
    return Optional.of(transport.identity());
  }

  @Override
  public Delivery delivery() {
    return Delivery.AS_STREAM;
  }

  @Override
  public MemoryMap memory() {
    return new MemoryMap(List.of());
  }

  @Override
  public int transferSize() {
    return transferSize;
  }

  @Override
  public long transfers() {
    return driver.transfers();
  }

  /**
   * Cannot be called: there are no sectors.
   *
   * @throws IllegalArgumentException always
   */
  @Override
  public void erase(Sector sector) {
    throw new IllegalArgumentException(sector.range() + " is in no memory of this device");
  }

  @Override
  public void eraseAll() throws DfuException {
    throw unsupported("DFU 1.1 has no request that erases");
  }

  /**
   * Writes the next bytes of the stream. Only the last write may end within a block, since a device
   * may take wBlockNum for the place of a block.
   *
   * @param address 0 to begin, else where the write before ended
   * @param data that follow
   * @throws DfuException where the device refused; the stream begins anew at 0 then
   */
  @Override
  public void write(long address, byte[] data) throws DfuException {
    if (!descriptor.canDownload()) {
      throw unsupported("the device takes no downloads (bitCanDnload is 0)");
    }
    if (address != 0 && (address != written || written % transferSize != 0)) {
      throw new IllegalArgumentException(
          "a stream goes on in blocks of "
              + transferSize
              + " from offset "
              + Hex.address(written)
              + ", not from "
              + Hex.address(address));
    }
    if (address == 0) {
      settle();
    }
    written = 0;
    for (int at = 0; at < data.length; at += transferSize) {
      int stop = Math.min(data.length, at + transferSize);
      Operation operation = Operation.plain("Write at offset " + Hex.address(address + at));
      session.write(
          operation,
          wBlockNum(address + at),
          Arrays.copyOfRange(data, at, stop),
          Expectation.STAYS);
    }
    written = address + data.length;
  }

  @Override
  public ManifestationOutcome manifest() throws DfuException {
    if (written == 0) {
      throw new IllegalStateException("nothing was written that could be put in place");
    }
    int wBlockNum = wBlockNum(written + transferSize - 1);
    written = 0;
    Tolerance tolerance =
        descriptor.manifestationTolerant() ? Tolerance.TOLERANT : Tolerance.NEEDS_RESET;
    standing = session.manifest(wBlockNum, tolerance);
    return standing;
  }

  /**
   * Reads a part of what the device gives. It gives it in order only: to read further on or further
   * back is to read all that lies before.
   *
   * @param range of offsets
   * @return as many bytes as the range has
   * @throws DfuException where the device cannot be read, refused, or ended before
   */
  @Override
  public byte[] read(AddressRange range) throws DfuException {
    requireUpload();
    return upload.read(range);
  }

  /**
   * Reads all that the device gives.
   *
   * @param most bytes that are expected; no device has to come to an end
   * @return all of it
   * @throws DfuException where the device cannot be read, refused, or gave more
   */
  public byte[] readAll(int most) throws DfuException {
    requireUpload();
    return upload.readAll(most);
  }

  @Override
  public void settle() throws DfuException {
    written = 0;
    upload.rewind();
    if (standing == ManifestationOutcome.READY) {
      session.toIdle();
    }
  }

  /**
   * Starts the application by a reset of the port, after {@link #manifest()} where something was
   * written since.
   *
   * @param vectorTable without meaning to this device
   * @return what was seen
   * @throws DfuException where the device does not accept what it was given
   */
  @Override
  public LeaveOutcome leave(long vectorTable) throws DfuException {
    if (written > 0) {
      manifest();
    }
    return standing == ManifestationOutcome.VANISHED
        ? departure.await(LeaveOutcome.UNCONFIRMED)
        : departure.byReset(LeaveOutcome.CONFIRMED);
  }

  @Override
  public void close() {
    transport.close();
  }

  private void requireUpload() throws RefusedException {
    if (!descriptor.canUpload()) {
      throw unsupported("the device cannot be read (bitCanUpload is 0)");
    }
    if (written > 0) {
      throw new IllegalStateException("a download is under way: manifest or settle first");
    }
  }

  private int wBlockNum(long offset) {
    return (int) (offset / transferSize) & 0xFFFF;
  }

  private static RefusedException unsupported(String message) {
    return new RefusedException(Refusal.UNSUPPORTED, message, Hint.NONE);
  }
}

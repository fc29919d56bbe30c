package io.github.stm32dfu.bootloader;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.ProtocolException;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.memory.Sector;
import io.github.stm32dfu.protocol.DfuSeCommand;
import io.github.stm32dfu.protocol.Download.End;
import io.github.stm32dfu.protocol.Download.Expectation;
import io.github.stm32dfu.protocol.FunctionalDescriptor;
import io.github.stm32dfu.protocol.LeaveOutcome;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.DfuTransport;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * ST's ROM bootloader and whatever else speaks DfuSe (AN3156).
 *
 * <p>Blocks in a row cost one Set Address Pointer together; it is sent anew after every erase,
 * ABORT, error and change of memory, because ST's own DFU class moves the pointer on erase.
 */
public final class DfuSeBootloader implements Bootloader {
  private static final int LEAST_TRANSFER = 8;
  private static final int MOST_TRANSFER = 4096;

  private final DfuTransport transport;
  private final MachineDriver driver;
  private final DeviceProfile profile;
  private final DfuSeSession session;
  private final Departure departure;
  private final List<AlternateMemory> alternates;
  private final MemoryMap memory;
  private final int transferSize;
  private final BlockCursor cursor = new BlockCursor();
  private boolean vanished;

  private DfuSeBootloader(
      DfuTransport transport, DeviceProfile profile, Clock clock, Presence presence) {
    this.transport = transport;
    this.profile = profile;
    this.driver = new MachineDriver(transport, clock, profile.transferTimeout());
    this.session = new DfuSeSession(driver, profile);
    this.departure = new Departure(transport, clock, presence);
    this.alternates = AlternateMemory.of(transport.identity(), profile);
    this.memory = new MemoryMap(alternates.stream().flatMap(one -> one.layout().stream()).toList());
    this.transferSize = transferSize(transport, profile);
  }

  /**
   * Takes over an open device and brings it to dfuIDLE from whatever state it was left in.
   *
   * @param transport closed together with the bootloader, also if this fails
   * @param profile of the device
   * @param clock for the waits that the device asks for
   * @param presence to see the device go when it leaves
   * @return the bootloader, ready
   * @throws DfuException where the device cannot be brought to dfuIDLE
   */
  public static DfuSeBootloader open(
      DfuTransport transport, DeviceProfile profile, Clock clock, Presence presence)
      throws DfuException {
    DfuSeBootloader bootloader = new DfuSeBootloader(transport, profile, clock, presence);
    try {
      bootloader.session.toIdle();
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
  public MemoryMap memory() {
    return memory;
  }

  /** {@return every alternate setting, also those that cannot be used, with the reason} */
  public List<AlternateMemory> alternates() {
    return alternates;
  }

  @Override
  public int transferSize() {
    return transferSize;
  }

  @Override
  public long transfers() {
    return driver.transfers();
  }

  @Override
  public void erase(Sector sector) throws DfuException {
    select(sector.range());
    cursor.clear();
    session.command(
        new DfuSeCommand.ErasePage(sector.start()), profile.limits().erase(), Expectation.STAYS);
  }

  @Override
  public void eraseAll() throws DfuException {
    select(AddressRange.ofLength(profile.flashBase(), 1));
    cursor.clear();
    session.command(new DfuSeCommand.MassErase(), profile.limits().eraseAll(), Expectation.STAYS);
  }

  /**
   * Lifts read protection. The device erases its flash and RAM, sets its option bytes to their
   * defaults, and usually resets (AN3156, section 5.4).
   *
   * @throws DfuException where the device refused
   */
  public void readUnprotect() throws DfuException {
    cursor.clear();
    End end =
        session.command(
            new DfuSeCommand.ReadUnprotect(), profile.limits().eraseAll(), Expectation.MAY_VANISH);
    vanished = end == End.VANISHED;
  }

  @Override
  public void write(long address, byte[] data) throws DfuException {
    AddressRange range = AddressRange.ofLength(address, data.length);
    if (address % profile.writeAlignment() != 0 || data.length % profile.writeAlignment() != 0) {
      throw new IllegalArgumentException(range + " is not aligned to " + profile.writeAlignment());
    }
    select(range);
    Expectation expectation =
        profile.optionBytes().overlaps(range) ? Expectation.MAY_VANISH : Expectation.STAYS;
    for (int at = 0; at < data.length; at += transferSize) {
      int end = Math.min(data.length, at + transferSize);
      writeBlock(address + at, Arrays.copyOfRange(data, at, end), expectation);
    }
  }

  private void writeBlock(long address, byte[] block, Expectation expectation) throws DfuException {
    boolean full = block.length == transferSize;
    if (!full || !cursor.writesAt(address)) {
      setAddress(address);
      cursor.startWriting(address);
    }
    int wBlockNum = cursor.wBlockNum();
    End end;
    try {
      end = session.write("Write at " + Hex.address(address), wBlockNum, block, expectation);
    } catch (DfuException failure) {
      cursor.clear();
      throw failure;
    }
    vanished = end == End.VANISHED;
    if (full) {
      cursor.advance(transferSize);
    } else {
      cursor.clear();
    }
  }

  @Override
  public byte[] read(AddressRange range) throws DfuException {
    AddressRange region = select(range);
    if (region.size() <= transferSize && !region.equals(range)) {
      // Option bytes are read as a whole only (AN3156, section 4.1).
      byte[] whole = read(region);
      int from = (int) (range.start() - region.start());
      return Arrays.copyOfRange(whole, from, from + (int) range.size());
    }
    byte[] data = new byte[(int) range.size()];
    for (long address = range.start(); address < range.endExclusive(); address += transferSize) {
      AddressRange block =
          AddressRange.ofLength(address, Math.min(transferSize, range.endExclusive() - address));
      byte[] received = readBlock(block, region);
      System.arraycopy(received, 0, data, (int) (address - range.start()), (int) block.size());
    }
    return data;
  }

  /** A short block in a row is read as a full one where the memory goes on, else set up anew. */
  private byte[] readBlock(AddressRange block, AddressRange region) throws DfuException {
    boolean continues = cursor.readsAt(block.start());
    boolean overRead = continues && block.start() + transferSize <= region.endExclusive();
    int wLength = overRead ? transferSize : (int) block.size();
    if (!continues || wLength < transferSize) {
      setAddress(block.start());
      cursor.startReading(block.start());
    }
    int wBlockNum = cursor.wBlockNum();
    byte[] received;
    try {
      received = session.read("Read at " + Hex.address(block.start()), wBlockNum, wLength);
    } catch (DfuException failure) {
      cursor.clear();
      throw failure;
    }
    if (received.length == transferSize) {
      cursor.advance(transferSize);
    } else {
      cursor.clear();
    }
    if (received.length != wLength) {
      session.forget();
      throw new ProtocolException(
          "Read at "
              + Hex.address(block.start())
              + ": expected "
              + wLength
              + " bytes, the device sent "
              + received.length,
          Hint.RUN_AGAIN);
    }
    return received;
  }

  @Override
  public void settle() throws DfuException {
    cursor.clear();
    if (!vanished) {
      session.toIdle();
    }
  }

  @Override
  public LeaveOutcome leave(long vectorTable) throws DfuException {
    if (vanished) {
      return LeaveOutcome.UNCONFIRMED;
    }
    setAddress(vectorTable);
    cursor.clear();
    return departure.await(session.leave());
  }

  @Override
  public void close() {
    transport.close();
  }

  private void setAddress(long address) throws DfuException {
    cursor.clear();
    session.command(
        new DfuSeCommand.SetAddressPointer(address), profile.limits().command(), Expectation.STAYS);
  }

  /** Selects the memory of a range and gives the region that the range lies in. */
  private AddressRange select(AddressRange range) throws DfuException {
    for (AlternateMemory alternate : alternates) {
      List<AddressRange> regions =
          alternate.layout().stream()
              .flatMap(layout -> layout.regions().stream())
              .map(region -> region.range())
              .filter(region -> region.contains(range))
              .toList();
      if (!regions.isEmpty()) {
        if (!session.isSelected(alternate.bAlternateSetting())) {
          cursor.clear();
          session.select(alternate.bAlternateSetting());
        }
        return regions.get(0);
      }
    }
    throw new IllegalArgumentException(range + " is in no memory of this device");
  }

  private static int transferSize(DfuTransport transport, DeviceProfile profile) {
    int advertised =
        transport
            .identity()
            .functionalDescriptor()
            .map(FunctionalDescriptor::wTransferSize)
            .orElse(0);
    int sane =
        advertised >= LEAST_TRANSFER
            ? Math.min(advertised, MOST_TRANSFER)
            : profile.usualTransferSize();
    return sane - sane % profile.writeAlignment();
  }
}

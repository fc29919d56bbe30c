package io.github.stm32dfu.bootloader;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Sector;
import io.github.stm32dfu.protocol.DfuSeCommand;
import io.github.stm32dfu.protocol.Download.End;
import io.github.stm32dfu.protocol.Download.Expectation;
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
  private final DfuTransport transport;
  private final MachineDriver driver;
  private final DeviceProfile profile;
  private final DfuSession session;
  private final Departure departure;
  private final List<AlternateMemory> alternates;
  private final MemoryMap memory;
  private final TransferLadder transferSize;
  private final BlockTransfer blocks;
  private boolean vanished;

  private DfuSeBootloader(
      DfuTransport transport,
      DeviceProfile profile,
      Clock clock,
      Presence presence,
      PollPolicy polling) {
    this.transport = transport;
    this.profile = profile;
    this.driver = new MachineDriver(transport, clock, profile.transferTimeout());
    this.session = new DfuSession(driver, profile, polling);
    this.departure = new Departure(transport, clock, presence);
    this.alternates = AlternateMemory.of(transport.identity(), profile);
    this.memory = new MemoryMap(alternates.stream().flatMap(one -> one.layout().stream()).toList());
    this.transferSize = new TransferLadder(TransferSize.of(transport.identity(), profile));
    this.blocks = new BlockTransfer(session, profile, transferSize);
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
    return open(transport, profile, clock, presence, PollPolicy.advertised());
  }

  /**
   * Takes over an open device and brings it to dfuIDLE from whatever state it was left in.
   *
   * @param transport closed together with the bootloader, also if this fails
   * @param profile of the device
   * @param clock for the waits that the device asks for
   * @param presence to see the device go when it leaves
   * @param polling how early the device is asked whether it is done
   * @return the bootloader, ready
   * @throws DfuException where the device cannot be brought to dfuIDLE
   */
  public static DfuSeBootloader open(
      DfuTransport transport,
      DeviceProfile profile,
      Clock clock,
      Presence presence,
      PollPolicy polling)
      throws DfuException {
    DfuSeBootloader bootloader = new DfuSeBootloader(transport, profile, clock, presence, polling);
    try {
      bootloader.settle();
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
    return Delivery.BY_ADDRESS;
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
    return transferSize.used();
  }

  @Override
  public long transfers() {
    return driver.transfers();
  }

  @Override
  public void erase(Sector sector) throws DfuException {
    Attempts.run(
        () -> {
          select(sector.range());
          blocks.forgetPointer();
          session.command(
              new DfuSeCommand.ErasePage(sector.start()),
              profile.limits().erase(),
              Expectation.STAYS);
        });
  }

  @Override
  public void eraseAll() throws DfuException {
    select(AddressRange.ofLength(profile.flashBase(), 1));
    blocks.forgetPointer();
    session.command(new DfuSeCommand.MassErase(), profile.limits().eraseAll(), Expectation.STAYS);
  }

  /**
   * Lifts read protection. The device erases its flash and RAM, sets its option bytes to their
   * defaults, and usually resets (AN3156, section 5.4).
   *
   * @throws DfuException where the device refused
   */
  public void readUnprotect() throws DfuException {
    blocks.forgetPointer();
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
    Attempts.of(() -> select(range));
    Expectation expectation =
        profile.optionBytes().overlaps(range) ? Expectation.MAY_VANISH : Expectation.STAYS;
    vanished = blocks.write(address, data, expectation) == End.VANISHED;
  }

  @Override
  public byte[] read(AddressRange range) throws DfuException {
    AddressRange region = Attempts.of(() -> select(range));
    AddressRange wider = readable(range, region);
    byte[] data = blocks.read(wider, region);
    int from = (int) (range.start() - wider.start());
    return wider.equals(range) ? data : Arrays.copyOfRange(data, from, from + (int) range.size());
  }

  /** At least two bytes, and option bytes only as a whole (AN3156, section 4.1). */
  private AddressRange readable(AddressRange range, AddressRange region) {
    if (region.size() <= transferSize.used()) {
      return region;
    }
    long alignment = profile.writeAlignment();
    long start = range.start() - range.start() % alignment;
    long end = (range.endExclusive() + alignment - 1) / alignment * alignment;
    return new AddressRange(start, end).intersection(region);
  }

  @Override
  public void settle() throws DfuException {
    blocks.forgetPointer();
    if (!vanished) {
      Attempts.run(session::toIdle);
    }
  }

  @Override
  public LeaveOutcome leave(long vectorTable) throws DfuException {
    if (vanished) {
      return LeaveOutcome.UNCONFIRMED;
    }
    Attempts attempts = new Attempts();
    boolean commanded = false;
    while (true) {
      boolean commanding = false;
      try {
        blocks.setPointer(vectorTable);
        blocks.forgetPointer();
        commanding = true;
        return departure.await(session.leave());
      } catch (DfuException failure) {
        // A command whose answer was lost may have been taken: the repair then sees the device go.
        if (commanded && isGone(failure)) {
          return departure.await(LeaveOutcome.UNCONFIRMED);
        }
        commanded |= commanding;
        attempts.failed(failure);
      }
    }
  }

  private static boolean isGone(DfuException failure) {
    return failure instanceof TransportException transfer
        && transfer.kind() == TransportException.Kind.DISCONNECTED;
  }

  @Override
  public void close() {
    transport.close();
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
          blocks.forgetPointer();
          session.select(alternate.bAlternateSetting());
        }
        return regions.get(0);
      }
    }
    throw new IllegalArgumentException(range + " is in no memory of this device");
  }
}

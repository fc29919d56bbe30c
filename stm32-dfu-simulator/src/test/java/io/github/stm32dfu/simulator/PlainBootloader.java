package io.github.stm32dfu.simulator;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.bootloader.DeviceProfile;
import io.github.stm32dfu.bootloader.LeaveOutcome;
import io.github.stm32dfu.bootloader.MemoryMap;
import io.github.stm32dfu.error.DeviceStatusException;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.MemoryLayout;
import io.github.stm32dfu.memory.Sector;
import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.protocol.DfuState;
import io.github.stm32dfu.protocol.StatusReply;
import io.github.stm32dfu.transport.AlternateSetting;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The shortest bootloader that is right: every operation begins by repairing the state, and sets
 * the address for every block. It is slow, and shows that the contract can be kept.
 */
final class PlainBootloader implements Bootloader {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final byte[] NOTHING = {};

  private final DfuTransport transport;
  private final Clock clock;
  private final MemoryMap memory;
  private final int transferSize;
  private long transfers;

  PlainBootloader(DfuTransport transport, Clock clock) throws DfuException {
    this.transport = transport;
    this.clock = clock;
    List<MemoryLayout> layouts = new ArrayList<>();
    for (AlternateSetting alternate : transport.identity().alternateSettings()) {
      layouts.add(MemoryLayout.parse(alternate.name().asText().orElseThrow()));
    }
    this.memory = new MemoryMap(layouts);
    this.transferSize = transport.identity().functionalDescriptor().orElseThrow().wTransferSize();
  }

  @Override
  public DeviceProfile profile() {
    throw new UnsupportedOperationException("a plain bootloader knows no profiles");
  }

  @Override
  public MemoryMap memory() {
    return memory;
  }

  @Override
  public int transferSize() {
    return transferSize;
  }

  @Override
  public long transfers() {
    return transfers;
  }

  @Override
  public void erase(Sector sector) throws DfuException {
    settle();
    execute(0, Host.command(0x41, sector.start()));
  }

  @Override
  public void eraseAll() throws DfuException {
    settle();
    execute(0, (byte) 0x41);
  }

  @Override
  public void write(long address, byte[] data) throws DfuException {
    if (address % 4 != 0 || data.length % 4 != 0) {
      throw new IllegalArgumentException("writes are aligned to 4 bytes");
    }
    for (int at = 0; at < data.length; at += transferSize) {
      settle();
      execute(0, Host.command(0x21, address + at));
      execute(2, Arrays.copyOfRange(data, at, Math.min(at + transferSize, data.length)));
    }
  }

  @Override
  public byte[] read(AddressRange range) throws DfuException {
    byte[] all = new byte[(int) range.size()];
    for (int at = 0; at < all.length; at += transferSize) {
      int length = Math.min(transferSize, all.length - at);
      // One byte alone cannot be asked for: take the one before or after it as well.
      int extra = (int) (length == 1 ? (range.start() + at) % 2 : 0);
      settle();
      execute(0, Host.command(0x21, range.start() + at - extra));
      settle();
      byte[] block = in(DfuRequest.UPLOAD, 2, Math.max(2, length));
      System.arraycopy(block, extra, all, at, length);
    }
    return all;
  }

  @Override
  public void settle() throws DfuException {
    StatusReply status = status();
    while (status.bState() == DfuState.DFU_DNBUSY) {
      clock.sleep(Duration.ofMillis(status.bwPollTimeout()));
      status = status();
    }
    if (status.bState() == DfuState.DFU_ERROR) {
      out(DfuRequest.CLRSTATUS, 0, NOTHING);
    } else if (status.bState() != DfuState.DFU_IDLE) {
      out(DfuRequest.ABORT, 0, NOTHING);
    }
  }

  @Override
  public LeaveOutcome leave(long vectorTable) throws DfuException {
    settle();
    execute(0, Host.command(0x21, vectorTable));
    out(DfuRequest.DNLOAD, 0, NOTHING);
    return status().bState() == DfuState.DFU_MANIFEST
        ? LeaveOutcome.CONFIRMED
        : LeaveOutcome.UNCONFIRMED;
  }

  @Override
  public void close() {
    transport.close();
  }

  private void execute(int wBlockNum, byte... data) throws DfuException {
    out(DfuRequest.DNLOAD, wBlockNum, data);
    StatusReply status = status();
    while (status.bState() == DfuState.DFU_DNBUSY) {
      clock.sleep(Duration.ofMillis(status.bwPollTimeout()));
      status = status();
    }
    if (status.bState() == DfuState.DFU_ERROR) {
      throw new DeviceStatusException(status.statusCode(), status.toString(), Hint.NONE);
    }
  }

  private StatusReply status() throws DfuException {
    return StatusReply.parse(in(DfuRequest.GETSTATUS, 0, StatusReply.LENGTH));
  }

  private void out(DfuRequest request, int wValue, byte[] data) throws DfuException {
    transfers++;
    transport.controlOut(request, wValue, data, TIMEOUT);
  }

  private byte[] in(DfuRequest request, int wValue, int wLength) throws DfuException {
    transfers++;
    return transport.controlIn(request, wValue, wLength, TIMEOUT);
  }
}

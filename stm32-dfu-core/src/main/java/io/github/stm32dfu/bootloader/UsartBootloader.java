package io.github.stm32dfu.bootloader;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.ProtocolException;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Sector;
import io.github.stm32dfu.protocol.LeaveOutcome;
import io.github.stm32dfu.protocol.usart.UsartCommand;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.SerialLink;
import io.github.stm32dfu.transport.SerialSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * ST's serial bootloader in the ROM (AN3155), over a line with even parity. It tells less than its
 * sister on USB: no layout, no reason for a refusal, and a write-protected page is not refused at
 * all, so that only reading back shows it.
 */
public final class UsartBootloader implements Bootloader {
  /** 115200 baud with even parity, as AN3155 has it. */
  public static final SerialSettings USUAL =
      SerialSettings.standard().with(SerialSettings.Parity.EVEN);

  private final UsartLine line;
  private final UsartPart part;
  private final boolean extendedErase;

  private UsartBootloader(UsartLine line, UsartPart part, boolean extendedErase) {
    this.line = line;
    this.part = part;
    this.extendedErase = extendedErase;
  }

  /** Chooses the part once its id is known. */
  public interface PartFinder {
    /**
     * {@return the part with an id}
     *
     * @param id as Get ID gives it
     * @throws DfuException where it is none that is known
     */
    UsartPart of(int id) throws DfuException;
  }

  /**
   * Takes over a line at whose end a ROM waits, and asks which part it is.
   *
   * @param link closed together with the bootloader, also if this fails
   * @param settings 1200 to 115200 baud, with even parity
   * @param parts usually {@code UsartPart::of}
   * @param clock for all waits
   * @return the bootloader, ready
   * @throws DfuException where nothing answers, or an unknown part does
   */
  public static UsartBootloader open(
      SerialLink link, SerialSettings settings, PartFinder parts, Clock clock) throws DfuException {
    UsartLine line = new UsartLine(link, settings, clock);
    try {
      line.synchronize();
      byte[] commands = surely(UsartCommand.get(), line);
      UsartPart part = parts.of(id(surely(UsartCommand.getId(), line)));
      return new UsartBootloader(line, part, knows(commands, UsartCommand.EXTENDED_ERASE));
    } catch (DfuException | RuntimeException failure) {
      line.close();
      throw failure;
    }
  }

  @Override
  public DeviceProfile profile() {
    return part.profile();
  }

  @Override
  public Optional<DfuIdentity> identity() {
    return Optional.empty();
  }

  @Override
  public Delivery delivery() {
    return Delivery.BY_ADDRESS;
  }

  @Override
  public MemoryMap memory() {
    return part.memory();
  }

  @Override
  public int transferSize() {
    return UsartCommand.MOST_BYTES;
  }

  @Override
  public long transfers() {
    return line.frames();
  }

  @Override
  public void erase(Sector sector) throws DfuException {
    List<Integer> page = List.of(part.page(sector));
    UsartCommand command =
        extendedErase ? UsartCommand.extendedErase(page) : UsartCommand.erase(page);
    Attempts.run(() -> line.run(command));
  }

  @Override
  public void eraseAll() throws DfuException {
    UsartCommand command =
        extendedErase ? UsartCommand.extendedEraseAll() : UsartCommand.eraseAll();
    Attempts.run(() -> line.run(command));
  }

  @Override
  public void write(long address, byte[] data) throws DfuException {
    int alignment = part.profile().writeAlignment();
    if (address % alignment != 0 || data.length % alignment != 0) {
      throw new IllegalArgumentException(
          "writes are aligned to " + alignment + ": " + data.length + " bytes at " + address);
    }
    for (int at = 0; at < data.length; at += UsartCommand.MOST_BYTES) {
      byte[] block =
          Arrays.copyOfRange(data, at, Math.min(data.length, at + UsartCommand.MOST_BYTES));
      line.runUnlessBegun(UsartCommand.write(address + at, block));
    }
  }

  @Override
  public byte[] read(AddressRange range) throws DfuException {
    byte[] all = new byte[(int) range.size()];
    for (int at = 0; at < all.length; at += UsartCommand.MOST_BYTES) {
      int count = Math.min(UsartCommand.MOST_BYTES, all.length - at);
      UsartCommand command = UsartCommand.read(range.start() + at, count);
      System.arraycopy(Attempts.of(() -> line.run(command)), 0, all, at, count);
    }
    return all;
  }

  @Override
  public byte[] readToKeep(AddressRange range) throws DfuException {
    return SecondLook.at("Read Memory of " + range, () -> read(range));
  }

  /**
   * Lifts the read protection. The ROM erases the whole flash before it does, and resets then.
   *
   * @throws DfuException where it refused or did not finish in time
   */
  public void readoutUnprotect() throws DfuException {
    line.runUnlessBegun(UsartCommand.readoutUnprotect());
  }

  /**
   * Protects the flash against reading, at level 1. The ROM resets then, and reads and writes
   * nothing any more; lifting it costs the whole flash.
   *
   * @throws DfuException where it refused or did not finish in time
   */
  public void readoutProtect() throws DfuException {
    line.runUnlessBegun(UsartCommand.readoutProtect());
  }

  /**
   * Lifts the write protection of all pages, and leaves what they hold. The ROM resets then.
   *
   * @throws DfuException where it refused or did not finish in time
   */
  public void writeUnprotect() throws DfuException {
    line.runUnlessBegun(UsartCommand.writeUnprotect());
  }

  @Override
  public void settle() throws DfuException {
    line.settle();
  }

  @Override
  public LeaveOutcome leave(long vectorTable) throws DfuException {
    line.runUnlessBegun(UsartCommand.go(vectorTable));
    return LeaveOutcome.CONFIRMED;
  }

  @Override
  public void close() {
    line.close();
  }

  private static byte[] surely(UsartCommand question, UsartLine line) throws DfuException {
    return SecondLook.at(question.toString(), () -> Attempts.of(() -> line.run(question)));
  }

  private static boolean knows(byte[] versionAndCommands, int code) {
    for (int i = 1; i < versionAndCommands.length; i++) {
      if ((versionAndCommands[i] & 0xFF) == code) {
        return true;
      }
    }
    return false;
  }

  private static int id(byte[] bytes) throws ProtocolException {
    if (bytes.length != 2) {
      throw new ProtocolException("Get ID: expected 2 bytes, seen " + bytes.length, Hint.RUN_AGAIN);
    }
    return (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
  }
}

package io.github.stm32dfu.bootloader;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Sector;
import io.github.stm32dfu.protocol.LeaveOutcome;
import io.github.stm32dfu.protocol.ManifestationOutcome;
import io.github.stm32dfu.transport.DfuIdentity;
import java.util.Optional;

/**
 * A device that waits to be read, erased and written. Calls block on the caller's thread, one at a
 * time. What can be repeated without harm is tried again before a call fails: a write is not. After
 * an exception the bootloader is repaired by its next call, and nothing is assumed of its address
 * pointer.
 */
public interface Bootloader extends AutoCloseable {
  /** {@return what is known of this kind of device} */
  DeviceProfile profile();

  /** {@return how it identifies itself on USB; nothing on a serial line} */
  Optional<DfuIdentity> identity();

  /** {@return how it takes its firmware} */
  Delivery delivery();

  /** {@return what it can reach; nothing where it knows no addresses} */
  MemoryMap memory();

  /**
   * {@return the most bytes of one transfer; larger calls are cut into transfers of this size. It
   * becomes smaller where large transfers do not get through}
   */
  int transferSize();

  /** {@return control transfers so far, or frames on a serial line} */
  long transfers();

  /**
   * Erases one sector.
   *
   * @param sector of {@link #memory()}, erasable
   * @throws DfuException where the device refused or did not finish in time
   */
  void erase(Sector sector) throws DfuException;

  /**
   * Erases all of the flash, and whatever the device erases with it.
   *
   * @throws DfuException where the device refused or did not finish in time
   */
  void eraseAll() throws DfuException;

  /**
   * Writes bytes. Writes that follow each other without a gap cost one transfer sequence less each.
   *
   * @param address of the first byte, a multiple of the profile's write alignment; in a stream 0,
   *     or where the write before ended
   * @param data of a length that is a multiple of it
   * @throws DfuException where the device refused or did not finish in time
   */
  void write(long address, byte[] data) throws DfuException;

  /**
   * Lets the device put in place what was written. A device that takes bytes by address has done so
   * already.
   *
   * @return where the device stands now
   * @throws DfuException where the device does not accept what it was given
   */
  default ManifestationOutcome manifest() throws DfuException {
    return ManifestationOutcome.READY;
  }

  /**
   * Reads bytes.
   *
   * @param range within readable memory
   * @return as many bytes as the range has
   * @throws DfuException where the device refused, or gave fewer
   */
  byte[] read(AddressRange range) throws DfuException;

  /**
   * Reads bytes that are going to be written back as they were read, so that a wrong one would
   * stay. Over USB each packet has a checksum; where nothing guards what comes, it is read until it
   * comes twice the same.
   *
   * @param range within readable memory
   * @return as many bytes as the range has
   * @throws DfuException where the device refused, or gave fewer, or other ones each time
   */
  default byte[] readToKeep(AddressRange range) throws DfuException {
    return read(range);
  }

  /**
   * Returns to the state in which any other program may use the device: called after an exception
   * or before the device is left alone.
   *
   * @throws DfuException where the device does not get there
   */
  void settle() throws DfuException;

  /**
   * Starts the application and gives up the device. Afterwards only {@link #close()} is of use.
   *
   * @param vectorTable address of the vector table to start from; a device without addresses knows
   *     it by itself
   * @return what was seen
   * @throws DfuException where the device refused to leave
   */
  LeaveOutcome leave(long vectorTable) throws DfuException;

  /** Releases the device. Never fails; calling it again does nothing. */
  @Override
  void close();
}

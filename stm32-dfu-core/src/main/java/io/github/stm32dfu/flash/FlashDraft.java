package io.github.stm32dfu.flash;

import io.github.stm32dfu.bootloader.Delivery;
import io.github.stm32dfu.error.RefusedException;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.memory.AddressRange;
import java.util.List;

/**
 * An image that was checked against a device and found fit, before anything of the device was read:
 * it lacks only the device's contents to become a {@link FlashPlan}.
 */
public sealed interface FlashDraft permits MemoryDraft, StreamDraft {
  /**
   * Checks a file against a device.
   *
   * @param file to be flashed
   * @param target to be flashed to
   * @param options of the plan
   * @return the draft
   * @throws RefusedException where the file does not belong on the device; the reason is named and
   *     nothing was touched
   */
  static FlashDraft of(FirmwareFile file, FlashTarget target, FlashOptions options)
      throws RefusedException {
    return of(file, target, options, FlashJournal.none());
  }

  /**
   * Checks a file against a device on which an earlier run may have been interrupted.
   *
   * @param file to be flashed
   * @param target to be flashed to
   * @param options of the plan
   * @param journal of this device, of which only this moment counts: pages that were begun are
   *     written again whatever they read, and given back what they held where the image leaves them
   *     alone
   * @return the draft
   * @throws RefusedException where the file or the journal does not belong on the device; the
   *     reason is named and nothing was touched
   */
  static FlashDraft of(
      FirmwareFile file, FlashTarget target, FlashOptions options, FlashJournal journal)
      throws RefusedException {
    return target.delivery() == Delivery.AS_STREAM
        ? StreamDraft.of(file, target, options, journal.keeping())
        : MemoryDraft.of(file, target, options, journal);
  }

  /**
   * {@return everything that can be compared before the draft becomes a plan, in rising order: the
   * readable pages that the image touches, and where it does not touch the base of the flash, the
   * vector table there; nothing of a device without addresses}
   */
  List<AddressRange> reads();

  /**
   * {@return what is to be read next, in rising order; nothing once enough is known}
   *
   * <p>Of a long image a sample of the pages is looked at first, until one of them is right
   * already: then everything is read. Where a page takes many transfers its first block is looked
   * at instead, and the rest where that is right. Where none is, as between most releases, only
   * those pages are read in addition of which more has to be known: those that keep bytes, have the
   * vector table or the image's tag, or are protected, and option bytes.
   *
   * @param known what was read so far, {@link DeviceContents#unknown()} in the beginning; of what
   *     this method asked for, all
   */
  List<AddressRange> reads(DeviceContents known);

  /**
   * {@return whether bytes of a block are not in the image, and would be written back as they were
   * read}
   *
   * @param block of {@link #reads(DeviceContents)}
   */
  boolean keeps(AddressRange block);

  /**
   * {@return the plan}
   *
   * @param contents of the device; what of {@link #reads()} is missing counts as different
   * @throws RefusedException where a protected range would have to change
   */
  FlashPlan against(DeviceContents contents) throws RefusedException;
}

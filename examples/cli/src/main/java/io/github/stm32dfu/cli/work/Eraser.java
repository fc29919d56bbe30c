package io.github.stm32dfu.cli.work;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.VerifyException;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.memory.Sector;
import java.util.Arrays;
import java.util.List;

/** Erases, reads back and compares, watched. */
public final class Eraser {
  private static final byte ERASED = (byte) 0xFF;

  private final Bootloader bootloader;
  private final Watch watch;

  /**
   * Prepares to erase.
   *
   * @param bootloader of the board
   * @param watch who sees it
   */
  public Eraser(Bootloader bootloader, Watch watch) {
    this.bootloader = bootloader;
    this.watch = watch;
  }

  /**
   * Erases pages one by one.
   *
   * @param range of all of them
   * @param pages that it consists of
   * @throws DfuException where the board refused or did not do it, or the person stopped it
   */
  public void erase(AddressRange range, List<Sector> pages) throws DfuException {
    for (Sector page : pages) {
      watch.stopIfAsked(
          "cancelled: the pages before " + Hex.address(page.start()) + " are erased",
          Hint.RUN_AGAIN);
      bootloader.erase(page);
      long done = page.range().endExclusive() - range.start();
      watch.progress().show("erase", "erase", done, range.size());
    }
    check(range);
  }

  /**
   * Erases all of the flash at once.
   *
   * @param flash that is erased
   * @throws DfuException where the board refused or did not do it
   */
  public void eraseAll(AddressRange flash) throws DfuException {
    watch.progress().show("erase", "erase", 0, flash.size());
    bootloader.eraseAll();
    check(flash);
  }

  private void check(AddressRange range) throws DfuException {
    byte[] seen = BoardReader.ofErased(bootloader, watch).read("verify", range);
    byte[] expected = new byte[seen.length];
    Arrays.fill(expected, ERASED);
    int at = Arrays.mismatch(expected, seen);
    if (at >= 0) {
      long address = range.start() + at;
      throw new VerifyException(
          range.start(),
          expected,
          seen,
          List.of(range.start()),
          "not erased: at "
              + Hex.address(address)
              + " expected 0xFF, seen 0x"
              + Hex.digits(seen[at], 2),
          Hint.WRITE_PROTECTED);
    }
    bootloader.settle();
  }
}

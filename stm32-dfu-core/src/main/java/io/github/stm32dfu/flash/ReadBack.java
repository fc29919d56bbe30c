package io.github.stm32dfu.flash;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.bootloader.Delivery;
import io.github.stm32dfu.error.Aftermath;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.VerifyException;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Hex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Compares pages with what the device holds, which is the only proof that they were written. */
final class ReadBack {
  private final FlashPlan plan;
  private final Bootloader bootloader;

  ReadBack(FlashPlan plan, Bootloader bootloader) {
    this.plan = plan;
    this.bootloader = bootloader;
  }

  /**
   * Compares one page.
   *
   * @throws VerifyException where it differs
   */
  void check(PageImage page) throws DfuException {
    Optional<byte[]> wrong = wrong(page);
    if (wrong.isPresent()) {
      throw different(page, wrong.get(), List.of(page.range()));
    }
  }

  /**
   * {@return the failure of a page that was given up, with all pages of its run that differ}
   *
   * @param index of the step that compared it
   */
  DfuException withNeighbours(int index, VerifyException failure) {
    List<FlashStep.Verify> run =
        plan.steps().subList(index, plan.steps().size()).stream()
            .takeWhile(FlashStep.Verify.class::isInstance)
            .map(FlashStep.Verify.class::cast)
            .toList();
    List<AddressRange> pages = new ArrayList<>(List.of(run.get(0).page().range()));
    try {
      for (FlashStep.Verify other : run.subList(1, run.size())) {
        if (wrong(other.page()).isPresent()) {
          pages.add(other.page().range());
        }
      }
    } catch (DfuException unreadable) {
      Aftermath.keep(failure, unreadable);
    }
    VerifyException all = different(run.get(0).page(), failure.seen(), pages);
    Aftermath.move(failure, all);
    return all;
  }

  private Optional<byte[]> wrong(PageImage page) throws DfuException {
    byte[] seen = bootloader.read(page.range());
    return page.mismatch(seen) < 0 ? Optional.empty() : Optional.of(seen);
  }

  private VerifyException different(PageImage page, byte[] seen, List<AddressRange> pages) {
    int at = page.mismatch(seen);
    byte[] expected = page.toByteArray();
    String others =
        pages.size() == 1
            ? ""
            : "; these pages differ: "
                + String.join(", ", pages.stream().map(AddressRange::toString).toList());
    return new VerifyException(
        page.range().start(),
        expected,
        seen,
        pages.stream().map(AddressRange::start).toList(),
        "page "
            + page
            + " reads back different: at "
            + Hex.address(page.range().start() + at)
            + " expected 0x"
            + Hex.digits(expected[at], 2)
            + ", seen 0x"
            + Hex.digits(seen[at], 2)
            + others,
        hint(page, seen));
  }

  /** A write-protected page says that all went well, and stays as it was (AN2662). */
  private Hint hint(PageImage page, byte[] seen) {
    boolean changed =
        plan.before().read(page.range()).filter(before -> !Arrays.equals(before, seen)).isPresent();
    return changed || bootloader.delivery() == Delivery.AS_STREAM
        ? Hint.RUN_AGAIN
        : Hint.WRITE_PROTECTED;
  }
}

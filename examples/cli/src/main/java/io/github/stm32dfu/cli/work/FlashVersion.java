package io.github.stm32dfu.cli.work;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.ImageTag;
import io.github.stm32dfu.firmware.OverlapException;
import io.github.stm32dfu.firmware.Segment;
import io.github.stm32dfu.firmware.TagCheck;
import io.github.stm32dfu.flash.FlashPlan;
import io.github.stm32dfu.flash.PlannedPage;
import io.github.stm32dfu.memory.AddressRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which version a flash holds: that of a tag whose CRC is right, else it is half of something. */
final class FlashVersion {
  private FlashVersion() {}

  /** {@return the version that the flash holds now} */
  static Optional<String> before(FlashPlan plan, Bootloader bootloader) throws DfuException {
    FirmwareImage known = plan.before().image();
    if (ImageTag.find(known).isEmpty() && after(plan).isPresent()) {
      known = withRest(plan, bootloader);
    }
    Optional<ImageTag> tag = ImageTag.find(known);
    if (tag.isPresent() && tag.get().check(known) instanceof TagCheck.Incomplete incomplete) {
      return readable(incomplete.covers(), bootloader)
          ? version(read(incomplete.covers(), bootloader))
          : Optional.empty();
    }
    return version(known);
  }

  /** {@return the version that the flash holds once the plan is executed} */
  static Optional<String> after(FlashPlan plan) {
    List<Segment> pages =
        plan.pages().stream()
            .map(PlannedPage::image)
            .map(page -> Segment.copyOf(page.range().start(), page.toByteArray()))
            .toList();
    return version(merged(pages));
  }

  private static Optional<String> version(FirmwareImage image) {
    return ImageTag.find(image)
        .filter(tag -> tag.check(image) instanceof TagCheck.Valid)
        .map(ImageTag::version);
  }

  private static boolean readable(AddressRange range, Bootloader bootloader) {
    return bootloader.memory().regionAt(range.start()).filter(it -> it.contains(range)).isPresent();
  }

  /** The tag of the old image may stand where that of the new one does not. */
  private static FirmwareImage withRest(FlashPlan plan, Bootloader bootloader) throws DfuException {
    List<Segment> pieces = new ArrayList<>();
    for (PlannedPage page : plan.pages()) {
      AddressRange range = page.image().range();
      Optional<byte[]> known = plan.before().read(range);
      if (known.isPresent()) {
        pieces.add(Segment.copyOf(range.start(), known.get()));
      } else if (page.image().sector().access().readable()) {
        pieces.add(Segment.copyOf(range.start(), bootloader.read(range)));
      }
    }
    return merged(pieces);
  }

  private static FirmwareImage merged(List<Segment> pieces) {
    try {
      return FirmwareImage.of(pieces);
    } catch (OverlapException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The old image reached further than the new one, or not all of it was compared. */
  private static FirmwareImage read(AddressRange range, Bootloader bootloader) throws DfuException {
    return FirmwareImage.of(range.start(), bootloader.read(range));
  }
}

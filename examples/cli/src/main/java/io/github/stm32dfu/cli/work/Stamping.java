package io.github.stm32dfu.cli.work;

import io.github.stm32dfu.cli.CliException;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.FirmwareTarget;
import io.github.stm32dfu.firmware.TagStamp;
import java.util.List;

/** A firmware file that gets its tag. */
public final class Stamping {
  private Stamping() {}

  /**
   * {@return the file with the tag in it}
   *
   * @param file that is left as it is
   * @param stamp to write into it
   * @throws CliException where it has several targets, or lacks bytes that the tag covers
   */
  public static FirmwareFile of(FirmwareFile file, TagStamp stamp) throws CliException {
    if (file.targets().size() > 1) {
      throw CliException.refused(
          "several-targets",
          "the file has " + file.targets().size() + " targets: which one is meant?",
          "Tag the firmware before it is put together with others.");
    }
    if (file.image().covered(stamp.covers()).stream()
        .noneMatch(part -> part.equals(stamp.covers()))) {
      throw CliException.refused(
          "gap",
          "the firmware does not hold all of " + stamp.covers() + ": it is " + file.image(),
          "Let the linker fill the gaps, or say with --covers what the CRC is to be over.");
    }
    FirmwareImage image = stamp.writeInto(file.image());
    List<FirmwareTarget> targets =
        file.targets().stream()
            .map(target -> new FirmwareTarget(target.bAlternateSetting(), target.name(), image))
            .toList();
    return new FirmwareFile(
        file.format(),
        image,
        file.addressed(),
        targets,
        file.suffix(),
        file.entry(),
        file.warnings());
  }
}

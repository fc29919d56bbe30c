package io.github.stm32dfu.flash;

import io.github.stm32dfu.error.RefusedException;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.Segment;
import io.github.stm32dfu.flash.FlashJournal.Keeping;
import io.github.stm32dfu.flash.PlannedPage.Fate;
import io.github.stm32dfu.memory.Access;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Sector;
import io.github.stm32dfu.protocol.FunctionalDescriptor;
import io.github.stm32dfu.transport.DfuIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * A draft for a device without addresses: its pages are the blocks of the transfer, all of them are
 * written in their order, and the last one is as short as the file leaves it. What the device holds
 * before is of no interest, since it takes all or nothing.
 */
record StreamDraft(
    FirmwareImage image, FlashTarget target, LeavePolicy leave, PlanChecks checks, Keeping keeping)
    implements FlashDraft {
  static FlashDraft of(FirmwareFile file, FlashTarget target, FlashOptions options, Keeping keeping)
      throws RefusedException {
    PlanChecks checks = new PlanChecks(target, options);
    checks.streamFile(file);
    List<Segment> segments = file.image().segments();
    if (segments.size() != 1 || segments.get(0).address() != 0) {
      throw new IllegalArgumentException("a file without addresses is one piece from 0: " + file);
    }
    checks.imageTag(file.image());
    return new StreamDraft(file.image(), target, options.leave(), checks, keeping);
  }

  @Override
  public List<AddressRange> reads() {
    return List.of();
  }

  @Override
  public List<AddressRange> reads(DeviceContents known) {
    return List.of();
  }

  @Override
  public boolean keeps(AddressRange block) {
    return false;
  }

  @Override
  public FlashPlan against(DeviceContents contents) {
    List<PlannedPage> blocks = blocks();
    List<String> warnings = new ArrayList<>(checks.warnings());
    boolean stays = leave == LeavePolicy.STAY;
    if (stays && !tells(FunctionalDescriptor::manifestationTolerant)) {
      warnings.add("after this run the device answers nothing until its port is reset");
    }
    OptionalLong leaveAddress = stays ? OptionalLong.empty() : OptionalLong.of(0);
    return new FlashPlan(
        blocks, List.of(), StepOrder.ofStream(blocks), contents, leaveAddress, warnings, keeping);
  }

  private List<PlannedPage> blocks() {
    List<PlannedPage> blocks = new ArrayList<>();
    Segment stream = image.segments().get(0);
    for (long at = 0; at < stream.size(); at += target.transferSize()) {
      long end = Math.min(stream.size(), at + target.transferSize());
      AddressRange range = new AddressRange(at, end);
      byte[] bytes = new byte[(int) range.size()];
      stream.copyTo(range, bytes, 0);
      PageImage block =
          new PageImage(new Sector(range, access()), bytes, List.of(), Optional.empty());
      blocks.add(new PlannedPage(block, Fate.REWRITE));
    }
    return blocks;
  }

  /** Only a device that talks on after manifestation can be read without a detour. */
  private Access access() {
    boolean readable =
        tells(FunctionalDescriptor::canUpload)
            && tells(FunctionalDescriptor::manifestationTolerant);
    return readable ? Access.READ_WRITE : Access.WRITE;
  }

  private boolean tells(Predicate<FunctionalDescriptor> attribute) {
    return target
        .identity()
        .flatMap(DfuIdentity::functionalDescriptor)
        .filter(attribute)
        .isPresent();
  }
}

package io.github.stm32dfu.flash;

import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.protocol.LeaveOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a successful run did.
 *
 * @param verification whether everything was read back
 * @param left what was seen of the device as it left; nothing where it was to stay
 * @param pagesErased number of erased pages
 * @param pagesWritten number of pages that were written, or are right because they are erased
 * @param pagesSame number of pages that were compared before and held the right bytes
 * @param bytesWritten bytes sent to be written
 * @param transfers control transfers of the run, reading before the plan included
 * @param duration of the run on its clock
 * @param pagesAtRisk pages whose kept bytes would have been lost by a cut, for want of a journal
 * @param warnings of the plan and of the run
 */
public record FlashReport(
    Verification verification,
    Optional<LeaveOutcome> left,
    int pagesErased,
    int pagesWritten,
    int pagesSame,
    long bytesWritten,
    long transfers,
    Duration duration,
    List<AddressRange> pagesAtRisk,
    List<String> warnings) {
  public FlashReport {
    pagesAtRisk = List.copyOf(pagesAtRisk);
    warnings = List.copyOf(warnings);
  }
}

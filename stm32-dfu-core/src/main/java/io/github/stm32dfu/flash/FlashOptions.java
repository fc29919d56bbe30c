package io.github.stm32dfu.flash;

import io.github.stm32dfu.error.Refusal;
import io.github.stm32dfu.memory.AddressRange;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How a plan is made. {@link #safe()} is what almost everybody wants; each method gives a changed
 * copy.
 *
 * @param leave whether the application is started at the end
 * @param vectorPage when the page with the vector table is held back
 * @param optionBytes what happens to image bytes in the option bytes
 * @param protectedRanges that must stay as they are: pages that touch them are compared, and a plan
 *     that would have to change one is refused
 * @param overridden refusals that the caller has thought about and takes back; level 2 cannot be
 */
public record FlashOptions(
    LeavePolicy leave,
    VectorPagePolicy vectorPage,
    OptionBytesPolicy optionBytes,
    List<AddressRange> protectedRanges,
    Set<Refusal> overridden) {
  public FlashOptions {
    protectedRanges = List.copyOf(protectedRanges);
    overridden = Set.copyOf(overridden);
    if (overridden.contains(Refusal.READ_PROTECTION_LEVEL_2)) {
      throw new IllegalArgumentException("read protection level 2 is refused always");
    }
  }

  /** {@return leave at the end, vector page last, option bytes refused, nothing overridden} */
  public static FlashOptions safe() {
    return new FlashOptions(
        LeavePolicy.LEAVE,
        VectorPagePolicy.ALWAYS_LAST,
        OptionBytesPolicy.REFUSE,
        List.of(),
        Set.of());
  }

  /**
   * {@return a copy with another end}
   *
   * @param policy of the end
   */
  public FlashOptions with(LeavePolicy policy) {
    return new FlashOptions(policy, vectorPage, optionBytes, protectedRanges, overridden);
  }

  /**
   * {@return a copy with another order}
   *
   * @param policy of the page with the vector table
   */
  public FlashOptions with(VectorPagePolicy policy) {
    return new FlashOptions(leave, policy, optionBytes, protectedRanges, overridden);
  }

  /**
   * {@return a copy with another treatment of the option bytes}
   *
   * @param policy of image bytes that lie there
   */
  public FlashOptions with(OptionBytesPolicy policy) {
    return new FlashOptions(leave, vectorPage, policy, protectedRanges, overridden);
  }

  /**
   * {@return a copy that protects one more range; one that holds the whole page of the vector table
   * declares a boot stub there, which checks by itself what it starts, so that the page is not held
   * back}
   *
   * @param range that must stay as it is
   */
  public FlashOptions protect(AddressRange range) {
    List<AddressRange> more = new ArrayList<>(protectedRanges);
    more.add(range);
    return new FlashOptions(leave, vectorPage, optionBytes, more, overridden);
  }

  /**
   * {@return a copy that takes one refusal back}
   *
   * @param refusal any but {@link Refusal#READ_PROTECTION_LEVEL_2}
   */
  public FlashOptions override(Refusal refusal) {
    Set<Refusal> more = EnumSet.of(refusal);
    more.addAll(overridden);
    return new FlashOptions(leave, vectorPage, optionBytes, protectedRanges, more);
  }

  boolean allows(Refusal refusal) {
    return overridden.contains(refusal);
  }
}

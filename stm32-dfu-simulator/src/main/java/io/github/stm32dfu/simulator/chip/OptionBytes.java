package io.github.stm32dfu.simulator.chip;

import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Hex;
import java.util.Arrays;
import java.util.Collection;

/**
 * The sixteen option bytes and what they mean (RM0313, option byte description): RDP, USER, DATA0,
 * DATA1, WRP0 to WRP3, each followed by its complement. A pair that does not match counts as 0xFF,
 * which for RDP is level 1.
 */
public final class OptionBytes {
  /** Number of bytes. */
  public static final int LENGTH = 16;

  /** Where they stand. */
  public static final AddressRange RANGE = AddressRange.ofLength(0x1FFF_F800L, LENGTH);

  private static final int USER = 2;
  private static final int NBOOT1 = 1 << 4;
  private static final int FIRST_WRP = 8;

  private final byte[] bytes;

  private OptionBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** {@return the values of a new part: level 0, nothing write protected, nBOOT1 set} */
  public static OptionBytes factory() {
    byte[] bytes = new byte[LENGTH];
    OptionBytes all = new OptionBytes(bytes).with(0, ReadProtection.LEVEL_0.code());
    for (int at = USER; at < LENGTH; at += 2) {
      all = all.with(at, 0xFF);
    }
    return all;
  }

  /**
   * {@return option bytes as they stand in memory, complements included}
   *
   * @param bytes sixteen of them
   */
  public static OptionBytes of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException(bytes.length + " option bytes instead of " + LENGTH);
    }
    return new OptionBytes(bytes.clone());
  }

  /**
   * {@return these with another read protection}
   *
   * @param level to be in force after the next reset
   */
  public OptionBytes with(ReadProtection level) {
    return with(0, level.code());
  }

  /**
   * {@return these with pages write protected, and with each all that share its bit: two pages,
   * from page 62 on all the others}
   *
   * @param pages numbers from 0
   */
  public OptionBytes withWriteProtected(Collection<Integer> pages) {
    OptionBytes all = this;
    for (int page : pages) {
      int at = wrpByte(page);
      all = all.with(at, all.effective(at) & ~wrpMask(page));
    }
    return all;
  }

  /** {@return these with nBOOT1 cleared, so that BOOT0 high starts from RAM instead of the ROM} */
  public OptionBytes withoutNBoot1() {
    return with(USER, effective(USER) & ~NBOOT1);
  }

  /** {@return the read protection that they ask for} */
  public ReadProtection readProtection() {
    return ReadProtection.of(bytes[0] & 0xFF, bytes[1] & 0xFF);
  }

  /** {@return whether BOOT0 high means the ROM} */
  public boolean nBoot1() {
    return (effective(USER) & NBOOT1) != 0;
  }

  /**
   * {@return whether a page can neither be erased nor programmed}
   *
   * @param page number from 0
   */
  public boolean isWriteProtected(int page) {
    return (effective(wrpByte(page)) & wrpMask(page)) == 0;
  }

  /** {@return a copy as it stands in memory} */
  public byte[] bytes() {
    return bytes.clone();
  }

  private int effective(int at) {
    boolean matches = ((bytes[at] ^ bytes[at + 1]) & 0xFF) == 0xFF;
    return matches ? bytes[at] & 0xFF : 0xFF;
  }

  private OptionBytes with(int at, int value) {
    byte[] changed = bytes.clone();
    changed[at] = (byte) value;
    changed[at + 1] = (byte) ~value;
    return new OptionBytes(changed);
  }

  private static int wrpBit(int page) {
    return Math.min(page / 2, 31);
  }

  private static int wrpByte(int page) {
    return FIRST_WRP + wrpBit(page) / 8 * 2;
  }

  private static int wrpMask(int page) {
    return 1 << (wrpBit(page) % 8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OptionBytes that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** {@return the bytes in hex, and the read protection} */
  @Override
  public String toString() {
    return Hex.bytes(bytes) + " (" + readProtection() + ")";
  }
}

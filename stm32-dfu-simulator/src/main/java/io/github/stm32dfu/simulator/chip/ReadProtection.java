package io.github.stm32dfu.simulator.chip;

/** Read protection levels (RM0313, option bytes): what RDP and its complement mean. */
public enum ReadProtection {
  /** RDP 0xAA: open. */
  LEVEL_0(0xAA),
  /** Anything but the two others, 0x00 when set on purpose: the ROM neither reads nor writes. */
  LEVEL_1(0x00),
  /** RDP 0xCC: the ROM never starts again. Cannot be undone. */
  LEVEL_2(0xCC);

  private final int code;

  ReadProtection(int code) {
    this.code = code;
  }

  /** {@return the RDP byte that sets this level} */
  public int code() {
    return code;
  }

  static ReadProtection of(int rdp, int complement) {
    if ((rdp ^ complement) != 0xFF) {
      return LEVEL_1;
    }
    return rdp == LEVEL_0.code ? LEVEL_0 : rdp == LEVEL_2.code ? LEVEL_2 : LEVEL_1;
  }
}

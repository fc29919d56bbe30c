package io.github.stm32dfu.simulator.rom;

/** What a DNLOAD asks for (AN3156, sections 4 to 8), from its wBlockNum and first byte. */
sealed interface Command {
  /** Opcode 0x21. */
  record SetAddress(long address) implements Command {}

  /** Opcode 0x41 with an address. */
  record ErasePage(long address) implements Command {}

  /** Opcode 0x41 alone. */
  record MassErase() implements Command {}

  /** Opcode 0x92. */
  record ReadUnprotect() implements Command {}

  /** Opcode 0x00; the answer comes with UPLOAD of block 0. */
  record GetCommands() implements Command {}

  /** Data for block 2 and up. */
  record Write(int wBlockNum, byte[] data) implements Command {}

  /** Data for block 1. */
  record ReservedBlock() implements Command {}

  /** Anything else in block 0. */
  record Unknown() implements Command {}

  /** {@return what Get answers, and so what there is (AN3156, protocol up to V2.2)} */
  static byte[] supported() {
    return new byte[] {0x00, 0x21, 0x41, (byte) 0x92};
  }

  /** {@return the command of a DNLOAD with at least one byte} */
  static Command parse(int wBlockNum, byte[] data) {
    if (wBlockNum > 1) {
      return new Write(wBlockNum, data);
    }
    if (wBlockNum == 1) {
      return new ReservedBlock();
    }
    boolean alone = data.length == 1;
    boolean withAddress = data.length == 5;
    int opcode = data[0] & 0xFF;
    if (opcode == 0x21 && withAddress) {
      return new SetAddress(address(data));
    }
    if (opcode == 0x41 && withAddress) {
      return new ErasePage(address(data));
    }
    if (opcode == 0x41 && alone) {
      return new MassErase();
    }
    if (opcode == 0x92 && alone) {
      return new ReadUnprotect();
    }
    return opcode == 0 && alone ? new GetCommands() : new Unknown();
  }

  private static long address(byte[] data) {
    return (data[1] & 0xFFL)
        | (data[2] & 0xFFL) << 8
        | (data[3] & 0xFFL) << 16
        | (data[4] & 0xFFL) << 24;
  }
}

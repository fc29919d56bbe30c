package io.github.stm32dfu.protocol;

import io.github.stm32dfu.memory.Hex;

/** A DfuSe command: the payload of DNLOAD with wBlockNum 0 (AN3156, section 5). */
public sealed interface DfuSeCommand {
  /** {@return opcode and arguments, addresses in little-endian order} */
  byte[] payload();

  /** {@return what is done, for messages} */
  String description();

  /**
   * Moves the address pointer.
   *
   * @param address where the next data block or leave refers to
   */
  record SetAddressPointer(long address) implements DfuSeCommand {
    @Override
    public byte[] payload() {
      return withAddress(0x21, address);
    }

    @Override
    public String description() {
      return "Set Address Pointer to " + Hex.address(address);
    }
  }

  /**
   * Erases one page.
   *
   * @param address of the page
   */
  record ErasePage(long address) implements DfuSeCommand {
    @Override
    public byte[] payload() {
      return withAddress(0x41, address);
    }

    @Override
    public String description() {
      return "Erase page at " + Hex.address(address);
    }
  }

  /** Erases all flash. */
  record MassErase() implements DfuSeCommand {
    @Override
    public byte[] payload() {
      return new byte[] {0x41};
    }

    @Override
    public String description() {
      return "Mass erase";
    }
  }

  /** Lifts read protection, which erases flash and RAM and resets the option bytes. */
  record ReadUnprotect() implements DfuSeCommand {
    @Override
    public byte[] payload() {
      return new byte[] {(byte) 0x92};
    }

    @Override
    public String description() {
      return "Read Unprotect";
    }
  }

  private static byte[] withAddress(int opcode, long address) {
    return new byte[] {
      (byte) opcode,
      (byte) address,
      (byte) (address >> 8),
      (byte) (address >> 16),
      (byte) (address >> 24)
    };
  }
}

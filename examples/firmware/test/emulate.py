"""Runs the cross-compiled firmware in an emulated Cortex-M4 (Debian: python3-unicorn).

Peripherals are plain memory: that is all that start and stub ask of them. The CDC stack is played.
"""

import struct
import sys
import zlib
from pathlib import Path

from unicorn import (UC_ARCH_ARM, UC_HOOK_BLOCK, UC_HOOK_CODE, UC_HOOK_MEM_WRITE, UC_MODE_MCLASS,
                     UC_MODE_THUMB, Uc)
from unicorn.arm_const import (UC_ARM_REG_LR, UC_ARM_REG_PC, UC_ARM_REG_R0, UC_ARM_REG_R1,
                               UC_ARM_REG_SP, UC_CPU_ARM_CORTEX_M4)

BUILD = Path(__file__).parent.parent / "build"
FLASH, APPLICATION, RAM, ROM = 0x08000000, 0x08000800, 0x20000000, 0x1FFFD800
ROM_STACK, ROM_ENTRY = 0x20001000, 0x1FFFD900
RCC_CR, RCC_CSR, AIRCR = 0x40021000, 0x40021024, 0xE000ED0C


class Board:
    """An F373xC after power on."""

    def __init__(self, contents):
        self.core = core = Uc(UC_ARCH_ARM, UC_MODE_THUMB | UC_MODE_MCLASS)
        core.ctl_set_cpu_model(UC_CPU_ARM_CORTEX_M4)
        for start, size in ((FLASH, 0x40000), (RAM, 0x8000), (0x1FFFD000, 0x3000),
                            (0x40000000, 0x30000), (0x48000000, 0x1000), (0xE000E000, 0x1000)):
            core.mem_map(start, size)
        core.mem_write(FLASH, b"\xff" * 0x40000)
        core.mem_write(RAM, b"\xa5" * 0x8000)
        core.mem_write(0x1FFFF7A6, b"\x41")
        core.mem_write(0x1FFFF7AC, struct.pack("<3I", 0x003B0041, 0x50335706, 0x20333333))
        core.mem_write(0x1FFFF7CC, struct.pack("<H", 256))
        core.mem_write(ROM, struct.pack("<2I", ROM_STACK, ROM_ENTRY | 1))
        for address, data in contents.items():
            core.mem_write(address, bytes(data))
        self.reset(by_software=False)

    def reset(self, by_software=True):
        self.core.mem_write(RCC_CR, struct.pack("<I", 3))
        self.core.mem_write(RCC_CSR, struct.pack("<I", 1 << 28 if by_software else 0))

    def words(self, address):
        return struct.unpack("<2I", self.core.mem_read(address, 8))

    def run(self, *stops):
        """Starts from the head of the flash; where it stops, and its stack pointer."""
        def stop(core, address, *_):
            if address in stops:
                core.emu_stop()

        hook = self.core.hook_add(UC_HOOK_BLOCK, stop)
        stack, entry = self.words(FLASH)
        self.core.reg_write(UC_ARM_REG_SP, stack)
        self.core.emu_start(entry, 0xFFFFFFFE, timeout=30_000_000)
        self.core.hook_del(hook)
        return self.core.reg_read(UC_ARM_REG_PC), self.core.reg_read(UC_ARM_REG_SP)

    def play_cdc(self, symbols, received):
        """Plays cdc.h: gives the bytes to the application, and collects what it sends."""
        incoming, sent = list(received), bytearray()

        def receive(core, *_):
            if incoming:
                core.mem_write(core.reg_read(UC_ARM_REG_R0), bytes([incoming.pop(0)]))
            core.reg_write(UC_ARM_REG_R0, 1)
            core.reg_write(UC_ARM_REG_PC, core.reg_read(UC_ARM_REG_LR))

        def send(core, *_):
            sent.extend(core.mem_read(core.reg_read(UC_ARM_REG_R0), core.reg_read(UC_ARM_REG_R1)))

        for name, play in (("cdc_receive", receive), ("cdc_send", send)):
            self.core.hook_add(UC_HOOK_CODE, play, begin=symbols[name], end=symbols[name])
        self.core.hook_add(UC_HOOK_MEM_WRITE, lambda core, *_: core.emu_stop(), begin=AIRCR,
                           end=AIRCR)
        return sent


def stamped(image):
    """The image with a tag that covers it."""
    image[0x200:0x214] = b"STM32TAG" + struct.pack("<2H2I", 1, 80, APPLICATION, len(image))
    image[0x214:0x218] = struct.pack("<I", zlib.crc32(image[:0x214] + image[0x218:]))
    return image


def stub_decides(image):
    """A whole application is started, one with a wrong bit is not."""
    stub = load("boot_stub.bin")
    board = Board({FLASH: stub, APPLICATION: image})
    stack, entry = board.words(APPLICATION)
    assert board.run(entry - 1, ROM_ENTRY) == (entry - 1, stack)
    for at in range(0, len(image), 97):
        wrong = bytearray(image)
        wrong[at] ^= 1 << at % 8
        board = Board({FLASH: stub, APPLICATION: wrong})
        assert board.run(entry - 1, ROM_ENTRY) == (ROM_ENTRY, ROM_STACK), at
    assert Board({FLASH: stub}).run(ROM_ENTRY) == (ROM_ENTRY, ROM_STACK)


def application_answers_and_leaves(contents, name):
    """From power on through the line protocol to the ROM, and by the next reset back."""
    image = contents[max(contents)]
    symbols = {line[2]: int(line[0], 16) for line in map(str.split, (BUILD / name).open())}
    board = Board(contents)
    place = f"{max(contents):#010x} {len(image)}"
    sent = board.play_cdc(symbols, f"id?\r\ncrc? {place}\nbootloader!\n".encode())
    board.run(ROM_ENTRY)
    assert sent.decode().splitlines() == [
        'id product="Desk Lamp" version=1.2.0 uid=003B00415033570620333333 rom=41',
        f"crc {place} {zlib.crc32(image):08x}",
        "ok bootloader",
    ], sent
    board.reset()
    assert board.run(ROM_ENTRY, symbols["main"]) == (ROM_ENTRY, ROM_STACK)
    board.reset()
    assert board.run(ROM_ENTRY, symbols["main"])[0] == symbols["main"]
    start, end = symbols["bss_start"], symbols["bss_end"]
    assert board.core.mem_read(start, end - start) == bytes(end - start)


def load(name):
    return bytearray((BUILD / name).read_bytes())


# A file that the tool has stamped, or else one that is stamped here.
behind_stub = (bytearray(Path(sys.argv[1]).read_bytes()) if len(sys.argv) > 1
               else stamped(load("application_behind_stub.bin")))
stub_decides(behind_stub)
application_answers_and_leaves({FLASH: load("application.bin")}, "application.sym")
application_answers_and_leaves(
    {FLASH: load("boot_stub.bin"), APPLICATION: behind_stub}, "application_behind_stub.sym")
print("the firmware does in the emulator what it should")

package io.github.stm32dfu.memory;

import io.github.stm32dfu.error.MalformedLayoutException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads and prints {@code @Name /0xADDR/COUNT*SIZE[ BKM]TYPE,...} with any number of further {@code
 * /0xADDR/...} groups. Devices in the field leave out the unit, the blanks or leading zeros, and
 * append NULs; all of that is read.
 */
final class LayoutGrammar {
  private static final long KIB = 1024;
  private static final long MIB = 1024 * 1024;

  private final String text;
  private int at;

  LayoutGrammar(String text) {
    this.text = withoutTail(text);
  }

  MemoryLayout layout() throws MalformedLayoutException {
    expect('@');
    int slash = text.indexOf('/', at);
    if (slash < 0) {
      throw malformed("no '/' after the name");
    }
    String name = text.substring(at, slash).strip();
    at = slash;
    List<MemoryRegion> regions = new ArrayList<>();
    while (at < text.length()) {
      regions.add(region());
    }
    try {
      return new MemoryLayout(name, regions);
    } catch (IllegalArgumentException overlap) {
      throw malformed(String.valueOf(overlap.getMessage()));
    }
  }

  private MemoryRegion region() throws MalformedLayoutException {
    expect('/');
    skipBlanks();
    long start = address();
    skipBlanks();
    expect('/');
    List<SectorRun> runs = new ArrayList<>();
    do {
      SectorRun run = run(start);
      runs.add(run);
      start = run.range().endExclusive();
    } while (accept(','));
    return new MemoryRegion(runs);
  }

  private long address() throws MalformedLayoutException {
    expect('0');
    if (!accept('x')) {
      expect('X');
    }
    return number(16);
  }

  private SectorRun run(long start) throws MalformedLayoutException {
    skipBlanks();
    long count = number(10);
    expect('*');
    long size = number(10) * unit();
    Access access = access();
    skipBlanks();
    if (count == 0 || size == 0) {
      throw malformed("a run of " + count + " sectors of " + size + " bytes");
    }
    try {
      return new SectorRun(start, count, size, access);
    } catch (IllegalArgumentException tooLarge) {
      throw malformed(String.valueOf(tooLarge.getMessage()));
    }
  }

  /** A blank or nothing means bytes (protocol of STM32 option bytes, {@code 01*016 e}). */
  private long unit() {
    if (accept('K')) {
      return KIB;
    }
    if (accept('M')) {
      return MIB;
    }
    if (!accept('B')) {
      accept(' ');
    }
    return 1;
  }

  private Access access() throws MalformedLayoutException {
    int letter = at < text.length() ? text.charAt(at) | 0x20 : 0;
    if (letter < 'a' || letter > 'z' || (letter & 7) == 0) {
      throw malformed("expected an access letter a to g");
    }
    at++;
    return Access.ofBits(letter & 7);
  }

  /** Reads digits up to 2^32, beyond which no address or size of this grammar can be. */
  private long number(int radix) throws MalformedLayoutException {
    int first = at;
    long value = 0;
    while (at < text.length() && Character.digit(text.charAt(at), radix) >= 0) {
      value = value * radix + Character.digit(text.charAt(at), radix);
      if (value > AddressRange.SPACE_END) {
        throw malformed("a number past 32 bits");
      }
      at++;
    }
    if (at == first) {
      throw malformed("expected a number");
    }
    return value;
  }

  private void skipBlanks() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  private boolean accept(char wanted) {
    if (at < text.length() && text.charAt(at) == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char wanted) throws MalformedLayoutException {
    if (!accept(wanted)) {
      throw malformed("expected '" + wanted + "'");
    }
  }

  private MalformedLayoutException malformed(String reason) {
    return new MalformedLayoutException(reason + " at position " + at + " of a memory name");
  }

  private static String withoutTail(String text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == 0 || text.charAt(end - 1) == ' ')) {
      end--;
    }
    return text.substring(0, end);
  }

  static String print(MemoryLayout layout) {
    StringBuilder out = new StringBuilder("@").append(layout.name()).append(' ');
    for (MemoryRegion region : layout.regions()) {
      out.append('/').append(Hex.address(region.range().start())).append('/');
      for (int i = 0; i < region.runs().size(); i++) {
        print(region.runs().get(i), i == 0 ? "" : ",", out);
      }
    }
    return out.toString();
  }

  private static void print(SectorRun run, String separator, StringBuilder out) {
    boolean whole = run.sectorSize() % KIB == 0;
    out.append(separator).append(run.count()).append('*');
    out.append(whole ? run.sectorSize() / KIB : run.sectorSize()).append(whole ? 'K' : ' ');
    out.append(run.access().letter());
  }
}

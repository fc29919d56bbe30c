package io.github.stm32dfu.flash.journal;

import io.github.stm32dfu.bootloader.UniqueId;
import io.github.stm32dfu.error.JournalException;
import io.github.stm32dfu.firmware.DfuSuffix;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareFormat;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.OverlapException;
import io.github.stm32dfu.firmware.Segment;
import io.github.stm32dfu.flash.BegunPage;
import io.github.stm32dfu.flash.ContentHash;
import io.github.stm32dfu.host.JdkSha256;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.transport.PortPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/** A chance journal: its bytes, where its records end, and what it says at each of these places. */
final class JournalCase {
  static final ContentHash HASH = new JdkSha256();
  private static final int PAGE = 16;

  final JournalHead head;
  final FirmwareFile file;
  final List<JournalEntry> entries = new ArrayList<>();

  /** Ends of what is readable, beginning with the one of the image. */
  final List<Integer> ends = new ArrayList<>();

  /** What it says up to each end. */
  final List<String> says = new ArrayList<>();

  final byte[] bytes;

  JournalCase(long seed) {
    this(new Random(seed));
  }

  private JournalCase(Random random) {
    head = head(random);
    file = file(random);
    for (int i = random.nextInt(12); i > 0; i--) {
      entries.add(entry(random));
    }
    try {
      JournalState state =
          JournalState.starting(head, file, HASH.sha256(JournalFormat.hashed(file.image())));
      FieldWriter out = new FieldWriter().bytes(JournalWriter.whole(state));
      note(out, state);
      for (JournalEntry entry : entries) {
        state = state.with(List.of(entry));
        out.bytes(JournalWriter.records(List.of(entry)));
        note(out, state);
      }
      bytes = out.toByteArray();
    } catch (JournalException tooLarge) {
      throw new AssertionError(tooLarge);
    }
  }

  private void note(FieldWriter out, JournalState state) {
    ends.add(out.size());
    says.add(describe(state));
  }

  /** {@return all that a state says, so that it can be compared} */
  static String describe(JournalState state) {
    StringBuilder text = new StringBuilder();
    text.append(state.head()).append(state.file()).append(state.stage());
    for (Segment segment : state.file().image().segments()) {
      text.append(segment.range()).append(Hex.bytes(segment.toByteArray()));
    }
    for (BegunPage page : state.begun().values()) {
      text.append(page.range()).append(page.before().map(Hex::bytes));
    }
    return text.toString();
  }

  private static JournalHead head(Random random) {
    Optional<UniqueId> id =
        random.nextBoolean()
            ? Optional.of(new UniqueId(random.nextInt(), random.nextInt(), random.nextInt()))
            : Optional.empty();
    BoardMark board = new BoardMark(id, text(random), new PortPath(text(random)));
    return new JournalHead(board, text(random), text(random), text(random), text(random));
  }

  private static Optional<String> text(Random random) {
    return random.nextBoolean()
        ? Optional.of("v\u00e9rs \u65e5" + random.nextInt(1000))
        : Optional.empty();
  }

  private static FirmwareFile file(Random random) {
    List<Segment> segments = new ArrayList<>();
    long at = random.nextInt(1 << 20);
    for (int i = random.nextInt(3); i >= 0; i--) {
      byte[] bytes = new byte[1 + random.nextInt(40)];
      random.nextBytes(bytes);
      segments.add(Segment.copyOf(at, bytes));
      at += bytes.length + random.nextInt(2) * (1L + random.nextInt(1 << 28));
    }
    Optional<DfuSuffix> suffix =
        random.nextBoolean()
            ? Optional.of(new DfuSuffix(0x2200, 0xDF11, 0x0483, 0x11A, 16, 0xFFFFFFFFL))
            : Optional.empty();
    try {
      return new FirmwareFile(
          FirmwareFormat.values()[random.nextInt(6)],
          FirmwareImage.of(segments),
          FirmwareFile.Addressing.values()[random.nextInt(2)],
          List.of(),
          suffix,
          random.nextBoolean() ? OptionalLong.of(random.nextInt(99)) : OptionalLong.empty(),
          List.of());
    } catch (OverlapException impossible) {
      throw new AssertionError(impossible);
    }
  }

  static JournalEntry entry(Random random) {
    AddressRange page = AddressRange.ofLength(PAGE * (long) random.nextInt(4), PAGE);
    return switch (random.nextInt(6)) {
      case 0 -> new JournalEntry.Verified();
      case 1 -> new JournalEntry.Left();
      case 2 -> new JournalEntry.Ended(page);
      default -> {
        byte[] before = new byte[PAGE];
        random.nextBytes(before);
        yield new JournalEntry.Begun(
            new BegunPage(page, random.nextBoolean() ? Optional.of(before) : Optional.empty()));
      }
    };
  }
}

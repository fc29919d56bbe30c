package io.github.stm32dfu.flash.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stm32dfu.error.JournalException;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareFormat;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.flash.BegunPage;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.transport.PortPath;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The life of a journal in its store. */
class UpdateJournalTest {
  private static final AddressRange FIRST = new AddressRange(0x100, 0x110);
  private static final AddressRange SECOND = new AddressRange(0x110, 0x120);
  private static final byte[] OLD = "what it held yet".getBytes(StandardCharsets.UTF_8);

  private final MemoryStore store = new MemoryStore();

  @Test
  void theNextRunFindsImageAndPages() throws Exception {
    UpdateJournal journal = begin("A", 20);
    journal.begins(List.of(page(FIRST, OLD), new BegunPage(SECOND, Optional.empty())));
    journal.ends(List.of(SECOND));

    UpdateJournal found = found();

    assertThat(found.head()).isEqualTo(head("A"));
    assertThat(found.image()).isEqualTo(file(20).image());
    assertThat(found.stage()).isEqualTo(UpdateStage.WRITING);
    assertThat(found.begun()).extracting(BegunPage::range).startsWith(FIRST);
    assertThat(found.begun().get(0).before().orElseThrow()).isEqualTo(OLD);
  }

  @Test
  void theFirstNoteOfAPageCounts() throws Exception {
    UpdateJournal journal = begin("A", 20);
    journal.begins(List.of(page(FIRST, OLD)));
    int writes = store.writes;
    journal.begins(List.of(page(FIRST, new byte[16])));

    assertThat(store.writes).as("nothing new").isEqualTo(writes);
    assertThat(found().begun().get(0).before().orElseThrow()).isEqualTo(OLD);
  }

  @Test
  void theFirstNoteOfAPageCountsWhoeverWroteAnother() throws Exception {
    begin("A", 20).begins(List.of(page(FIRST, OLD)));
    JournalEntry late = new JournalEntry.Begun(page(FIRST, new byte[16]));
    store.append(store.names().get(0), JournalWriter.records(List.of(late)));

    assertThat(found().begun().get(0).before().orElseThrow()).isEqualTo(OLD);
  }

  @Test
  void aNoteWithoutBytesIsCompletedByALaterOne() throws Exception {
    UpdateJournal journal = begin("A", 20);
    journal.begins(List.of(new BegunPage(FIRST, Optional.empty())));
    journal.begins(List.of(page(FIRST, OLD)));

    assertThat(found().begun().get(0).before().orElseThrow()).isEqualTo(OLD);
  }

  @Test
  void stagesComeBackAndANewBeginningEndsThem() throws Exception {
    UpdateJournal journal = begin("A", 20);
    journal.begins(List.of(page(FIRST, OLD)));
    journal.ends(List.of(FIRST));
    journal.verified();
    assertThat(found().stage()).isEqualTo(UpdateStage.VERIFIED);
    assertThat(found().begun()).isEmpty();
    journal.left();
    assertThat(found().stage()).isEqualTo(UpdateStage.LEFT);

    UpdateJournal next = found();
    next.begins(List.of(page(FIRST, OLD)));

    assertThat(found().stage()).isEqualTo(UpdateStage.WRITING);
  }

  @Test
  void aTornEndIsNotWrittenBehind() throws Exception {
    begin("A", 20).begins(List.of(page(FIRST, OLD)));
    String name = store.names().get(0);
    byte[] whole = store.read(name);
    store.contents.put(name, Arrays.copyOf(whole, whole.length - 3));

    UpdateJournal torn = found();
    assertThat(torn.begun()).isEmpty();
    assertThat(torn.remark()).isPresent();
    torn.begins(List.of(page(SECOND, OLD)));

    assertThat(found().begun()).extracting(BegunPage::range).containsExactly(SECOND);
    assertThat(found().remark()).isEmpty();
  }

  @Test
  void aFailedNoteDoesNotSpoilTheOnesAfterIt() throws Exception {
    UpdateJournal journal = begin("A", 20);
    store.writesLeft = 0;
    assertThatThrownBy(() -> journal.begins(List.of(page(FIRST, OLD))))
        .isInstanceOf(JournalException.class);
    assertThat(journal.begun()).isEmpty();

    store.writesLeft = 9;
    journal.begins(List.of(page(SECOND, OLD)));

    assertThat(found().begun()).extracting(BegunPage::range).containsExactly(SECOND);
    assertThat(found().remark()).isEmpty();
  }

  @Test
  void aNewFileTakesThePagesOver() throws Exception {
    begin("A", 20).begins(List.of(page(FIRST, OLD)));

    UpdateJournal next = found().supersede(head("B"), file(30), JournalCase.HASH);

    assertThat(store.names()).hasSize(1);
    assertThat(found().head()).isEqualTo(head("B"));
    assertThat(found().image()).isEqualTo(file(30).image());
    assertThat(found().begun().get(0).before().orElseThrow()).isEqualTo(OLD);
    next.begins(List.of(page(SECOND, OLD)));
    assertThat(found().begun()).hasSize(2);
  }

  @Test
  void oneThatCannotBeSupersededStays() throws Exception {
    begin("A", 20).begins(List.of(page(FIRST, OLD)));
    store.writesLeft = 0;

    UpdateJournal found = found();
    assertThatThrownBy(() -> found.supersede(head("B"), file(30), JournalCase.HASH))
        .isInstanceOf(JournalException.class);

    assertThat(found().head()).isEqualTo(head("A"));
    assertThat(found().begun()).hasSize(1);
  }

  @Test
  void oneThatSomebodyElseHasChangedIsLeftToThem() throws Exception {
    begin("A", 20).begins(List.of(page(FIRST, OLD)));
    UpdateJournal ours = found();
    UpdateJournal theirs = found();
    theirs.begins(List.of(page(SECOND, OLD)));

    assertThatThrownBy(() -> ours.supersede(head("B"), file(30), JournalCase.HASH))
        .isInstanceOfSatisfying(
            JournalException.class,
            refused -> assertThat(refused.kind()).isEqualTo(JournalException.Kind.IN_USE));
    assertThatThrownBy(ours::close).isInstanceOf(JournalException.class);
    assertThat(found().begun()).hasSize(2);
  }

  @Test
  void aDamagedOneHidesNoOther() throws Exception {
    begin("A", 20);
    store.contents.put("junk", new byte[] {1, 2, 3});

    UnfinishedUpdates all = UpdateJournal.unfinished(store, JournalCase.HASH);

    assertThat(all.journals()).hasSize(1);
    assertThat(all.problems()).extracting(JournalProblem::name).containsExactly("junk");
    assertThat(store.names()).as("kept").hasSize(2);
  }

  @Test
  void twoOfTheSameDoNotMeet() throws Exception {
    begin("A", 20);
    begin("A", 20);

    assertThat(UpdateJournal.unfinished(store, JournalCase.HASH).journals()).hasSize(2);
    assertThat(store.names()).allMatch(name -> name.matches("[A-Za-z0-9-]{1,100}"));
  }

  @Test
  void aClosedOneIsGone() throws Exception {
    UpdateJournal journal = begin("A", 20);
    journal.close();

    assertThat(store.names()).isEmpty();
    assertThatThrownBy(journal::verified).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anImageOfMoreThan16MiBIsRefused() throws Exception {
    assertThatThrownBy(() -> begin("A", (16 << 20) + 1))
        .isInstanceOfSatisfying(
            JournalException.class,
            refused -> assertThat(refused.kind()).isEqualTo(JournalException.Kind.TOO_LARGE));
    assertThat(store.names()).isEmpty();
  }

  @Test
  void anImageOf16MiBIsTaken() throws Exception {
    begin("A", 16 << 20);

    assertThat(found().image()).isEqualTo(file(16 << 20).image());
  }

  @Test
  void oneThatIsWrittenForAgesStaysReadable() throws Exception {
    UpdateJournal journal = begin("A", 20);
    List<AddressRange> pages =
        LongStream.range(0, 60_000).mapToObj(i -> AddressRange.ofLength(i * 16, 16)).toList();
    for (int run = 0; run < 5; run++) {
      journal.begins(pages.stream().map(page -> new BegunPage(page, Optional.empty())).toList());
      journal.ends(pages);
    }
    journal.verified();

    assertThat(found().remark()).isEmpty();
    assertThat(found().stage()).isEqualTo(UpdateStage.VERIFIED);
  }

  private UpdateJournal begin(String serial, int size) throws Exception {
    return UpdateJournal.begin(store, head(serial), file(size), JournalCase.HASH);
  }

  private UpdateJournal found() throws Exception {
    UnfinishedUpdates all = UpdateJournal.unfinished(store, JournalCase.HASH);
    assertThat(all.problems()).isEmpty();
    return all.journals().get(0);
  }

  private static BegunPage page(AddressRange range, byte[] before) {
    return new BegunPage(range, Optional.of(before));
  }

  private static JournalHead head(String serial) {
    return JournalHead.of(new BoardMark(Optional.empty(), Optional.of(serial), PortPath.of("1-1")));
  }

  private static FirmwareFile file(int size) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) 7);
    return new FirmwareFile(
        FirmwareFormat.RAW,
        FirmwareImage.of(0x100, bytes),
        FirmwareFile.Addressing.KNOWN,
        List.of(),
        Optional.empty(),
        OptionalLong.empty(),
        List.of());
  }
}

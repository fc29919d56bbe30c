package io.github.stm32dfu.journey.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.ReleaseException;
import io.github.stm32dfu.journey.release.UpdateOffer.Standing;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class UpdateOfferPropertyTest {
  private static final ProductModel LAMP = ProductModel.of("Desk Lamp").withHardware("rev-b");

  @Provide
  Arbitrary<List<Release>> lists() {
    return AnyRelease.lists();
  }

  @Provide
  Arbitrary<ProductModel> models() {
    return AnyRelease.models();
  }

  @Provide
  Arbitrary<Optional<String>> running() {
    return Arbitraries.of(AnyRelease.VERSIONS).injectNull(0.1).map(Optional::ofNullable);
  }

  /** What is refused, and only that, is known to be older for the hardware at hand. */
  @Property(tries = 400)
  void aDowngradeIsRefusedUnlessAskedFor(
      @ForAll("lists") List<Release> releases,
      @ForAll("models") ProductModel model,
      @ForAll("running") Optional<String> running)
      throws ReleaseException {
    ReleaseIndex index = new ReleaseIndex(releases);
    for (Release candidate : releases.stream().filter(one -> one.fits(model)).toList()) {
      UpdateOffer offer = UpdateOffer.of(candidate, index, model, running);
      assertThat(offer.accept(DowngradePolicy.ALLOW)).isEqualTo(candidate);
      List<Release> sameVersion =
          releases.stream()
              .filter(one -> one.product().equals(model.product()))
              .filter(one -> running.filter(one.version()::equals).isPresent())
              .toList();
      List<Release> own = sameVersion.stream().filter(one -> one.fits(model)).toList();
      List<Release> telling = own.isEmpty() ? sameVersion : own;
      long sequence = candidate.releaseSeq();
      boolean older =
          running.filter(candidate.version()::equals).isEmpty()
              && telling.stream().anyMatch(one -> one.releaseSeq() > sequence);
      if (older) {
        assertThat(offer.standing()).isEqualTo(Standing.OLDER_THAN_RUNNING);
        assertThatExceptionOfType(ReleaseException.class)
            .isThrownBy(() -> offer.accept(DowngradePolicy.REFUSE))
            .satisfies(error -> assertThat(error.kind()).isEqualTo(ReleaseException.Kind.DOWNGRADE))
            .satisfies(error -> assertThat(error.hint()).isEqualTo(Hint.ALLOW_DOWNGRADE));
      } else {
        assertThat(offer.accept(DowngradePolicy.REFUSE)).isEqualTo(candidate);
        assertThat(offer.standing() == Standing.UNKNOWN_RUNNING_VERSION)
            .isEqualTo(
                running.filter(candidate.version()::equals).isEmpty()
                    && telling.stream().mapToLong(Release::releaseSeq).max().orElse(sequence)
                        == sequence);
        assertThat(offer.standing() == Standing.UP_TO_DATE)
            .isEqualTo(running.equals(Optional.of(candidate.version())));
      }
    }
  }

  @Example
  void whatAPersonReads() throws ReleaseException {
    ReleaseIndex index =
        new ReleaseIndex(List.of(release("1.9.0", 3), release("1.10.0", 4), release("1.2.0", 9)));
    Release newest = index.newest(LAMP);
    assertSays(newest, index, "1.10.0", Standing.NEWER, "Desk Lamp 1.2.0 is newer than 1.10.0");
    assertSays(newest, index, "1.2.0", Standing.UP_TO_DATE, "Desk Lamp 1.2.0 runs already");
    assertSays(
        index.find(LAMP, "1.9.0"),
        index,
        "1.10.0",
        Standing.OLDER_THAN_RUNNING,
        "Desk Lamp 1.9.0 is older than 1.10.0, which runs");
    assertSays(
        newest,
        index,
        "7.7",
        Standing.UNKNOWN_RUNNING_VERSION,
        "7.7, which runs, is not among the releases: Desk Lamp 1.2.0 may be older");
    assertThat(UpdateOffer.of(newest, index, LAMP, Optional.empty()).warning())
        .contains("it is not known which version runs: Desk Lamp 1.2.0 may be older");
  }

  /** Better an order that may be wrong than a downgrade that nobody sees. */
  @Example
  void aVersionForOtherHardwareCountsWhereItIsTheOnlyOne() throws ReleaseException {
    Release any =
        AnyRelease.release("Desk Lamp", Set.of(), "1.2.0", 4, new FileReference("a"), new byte[1]);
    Release later =
        AnyRelease.release(
            "Desk Lamp", Set.of("rev-c"), "1.4.0", 9, new FileReference("c"), new byte[1]);
    ReleaseIndex index = new ReleaseIndex(List.of(any, later));
    ProductModel unknown = ProductModel.of("Desk Lamp");
    assertThat(index.newest(unknown)).isEqualTo(any);
    assertThat(UpdateOffer.of(any, index, unknown, Optional.of("1.4.0")).standing())
        .isEqualTo(Standing.OLDER_THAN_RUNNING);
  }

  private static void assertSays(
      Release release, ReleaseIndex index, String running, Standing standing, String text) {
    UpdateOffer offer = UpdateOffer.of(release, index, LAMP, Optional.of(running));
    assertThat(offer.standing()).isEqualTo(standing);
    assertThat(offer).hasToString(text);
    boolean well = standing == Standing.NEWER || standing == Standing.UP_TO_DATE;
    assertThat(offer.warning()).isEqualTo(well ? Optional.empty() : Optional.of(text));
  }

  private static Release release(String version, long releaseSeq) {
    return AnyRelease.release(
        "Desk Lamp", Set.of(), version, releaseSeq, new FileReference("lamp.hex"), new byte[] {1});
  }
}

package io.github.stm32dfu.journey.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.ReleaseException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

class ReleaseIndexPropertyTest {
  @Provide
  Arbitrary<List<Release>> lists() {
    return AnyRelease.lists();
  }

  @Provide
  Arbitrary<ProductModel> models() {
    return AnyRelease.models();
  }

  @Property(tries = 200)
  void anIndexReadsWhatItWrites(@ForAll("lists") List<Release> releases) throws ReleaseException {
    ReleaseIndex index = new ReleaseIndex(releases);
    assertThat(ReleaseIndex.read(index.toJson())).isEqualTo(index);
  }

  /** A later version of the same schema, or a publisher's own notes. */
  @Property(tries = 200)
  void unknownNamesArePassedOver(@ForAll("lists") List<Release> releases, @ForAll Random chance)
      throws ReleaseException {
    ReleaseIndex index = new ReleaseIndex(releases);
    StringBuilder json = new StringBuilder(new String(index.toJson(), StandardCharsets.UTF_8));
    for (int at = json.length() - 1; at >= 0; at--) {
      if (json.charAt(at) == '{') {
        json.insert(at + 1, "\"signature of later\": " + WrittenJson.draw(chance).text() + ",");
      }
    }
    assertThat(ReleaseIndex.read(json.toString().getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(index);
  }

  @Property(tries = 300)
  void theNewestIsTheFittingOneWithTheHighestNumber(
      @ForAll("lists") List<Release> releases,
      @ForAll("models") ProductModel model,
      @ForAll Random order)
      throws ReleaseException {
    List<Release> fitting = new ArrayList<>();
    for (Release one : releases) {
      boolean anyHardware = one.hardware().isEmpty();
      boolean thisHardware =
          model.hardware().isPresent() && one.hardware().contains(model.hardware().get());
      if (one.product().equals(model.product()) && (anyHardware || thisHardware)) {
        fitting.add(one);
      }
    }
    List<Release> shuffled = new ArrayList<>(releases);
    Collections.shuffle(shuffled, order);
    ReleaseIndex index = new ReleaseIndex(shuffled);
    if (fitting.isEmpty()) {
      assertNone(() -> index.newest(model));
      return;
    }
    Release newest = index.newest(model);
    assertThat(fitting).contains(newest);
    assertThat(fitting)
        .filteredOn(one -> one != newest)
        .allMatch(one -> one.releaseSeq() < newest.releaseSeq());
    assertThat(index.find(model, newest.version())).isEqualTo(newest);
  }

  /** One board could not tell which of the two is the newest. */
  @Property(tries = 200)
  void twoReleasesOfOneNumberForOneHardwareAreRefused(
      @ForAll("lists") List<Release> releases, @ForAll("lists") List<Release> others) {
    List<Release> all = new ArrayList<>(releases);
    all.addAll(others);
    boolean clash = false;
    for (int i = 0; i < all.size(); i++) {
      for (int j = 0; j < i; j++) {
        clash |= ambiguous(all.get(i), all.get(j));
      }
    }
    if (clash) {
      assertThatIllegalArgumentException().isThrownBy(() -> new ReleaseIndex(all));
      assertThatExceptionOfType(ReleaseException.class)
          .isThrownBy(() -> ReleaseIndex.read(IndexWriter.write(all)))
          .withMessageContaining("for the same hardware")
          .satisfies(error -> assertThat(error.kind()).isEqualTo(ReleaseException.Kind.MALFORMED));
    } else {
      assertThat(new ReleaseIndex(all).releases()).isEqualTo(all);
    }
  }

  private static boolean ambiguous(Release one, Release other) {
    return AnyRelease.HARDWARE.stream()
        .map(name -> ProductModel.of(one.product()).withHardware(name))
        .anyMatch(
            model ->
                one.fits(model) && other.fits(model) && one.releaseSeq() == other.releaseSeq());
  }

  private static void assertNone(ThrowingCallable search) {
    assertThatExceptionOfType(ReleaseException.class)
        .isThrownBy(search)
        .satisfies(error -> assertThat(error.kind()).isEqualTo(ReleaseException.Kind.NO_RELEASE))
        .satisfies(error -> assertThat(error.hint()).isEqualTo(Hint.CHOOSE_RELEASE));
  }
}

package io.github.stm32dfu.journey.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.ReleaseException;
import io.github.stm32dfu.host.JdkSha256;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ReleasesPropertyTest {
  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void onlyTheAnnouncedBytesArrive(
      @ForAll @Size(min = 1, max = 50) byte[] content,
      @ForAll @IntRange(max = 49) int at,
      @ForAll @IntRange(min = 1, max = 255) int change,
      @ForAll @IntRange(max = 60) int length)
      throws DfuException {
    Release release = release(content);
    assertThat(releases(release, content).fetch(release)).isEqualTo(content);

    byte[] changed = content.clone();
    changed[at % content.length] ^= (byte) change;
    assertWrong(release, changed, "SHA-256");
    if (length != content.length) {
      assertWrong(
          release,
          Arrays.copyOf(content, length),
          "expected " + content.length + " bytes, got " + length);
    }
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void everyDigitOfTheHashCounts(@ForAll @IntRange(max = 63) int at) {
    byte[] content = {1, 2, 3};
    Release right = release(content);
    char digit = right.sha256().charAt(at) == '0' ? '1' : '0';
    String sha256 = right.sha256().substring(0, at) + digit + right.sha256().substring(at + 1);
    assertWrong(
        new Release(
            right.product(),
            right.hardware(),
            right.version(),
            right.releaseSeq(),
            right.file(),
            right.size(),
            sha256),
        content,
        "SHA-256");
  }

  /** A source could give the same array to others as well. */
  @Example
  void theSourceCannotChangeThemAfterwards() throws DfuException {
    byte[] content = {1, 2, 3};
    Release release = release(content);
    byte[] fetched = releases(release, content).fetch(release);
    content[0] = 9;
    assertThat(fetched).containsExactly(1, 2, 3);
  }

  @Example
  void theNewestIsOffered() throws DfuException {
    Release release = release(new byte[] {1});
    Releases releases = releases(release, new byte[] {1});
    UpdateOffer offer = releases.newest(ProductModel.of("Desk Lamp"), Optional.of("1.0"));
    assertThat(offer)
        .isEqualTo(new UpdateOffer(release, UpdateOffer.Standing.UP_TO_DATE, Optional.of("1.0")));
  }

  private static void assertWrong(Release release, byte[] given, String why) {
    assertThatExceptionOfType(ReleaseException.class)
        .isThrownBy(() -> releases(release, given).fetch(release))
        .withMessageStartingWith("lamp.hex is not what the index announced: ")
        .withMessageContaining(why)
        .satisfies(
            error -> assertThat(error.kind()).isEqualTo(ReleaseException.Kind.WRONG_CONTENT));
  }

  private static Release release(byte[] content) {
    return AnyRelease.release(
        "Desk Lamp", Set.of(), "1.0", 1, new FileReference("lamp.hex"), content);
  }

  private static Releases releases(Release release, byte[] given) {
    ReleaseSource source =
        new ReleaseSource() {
          @Override
          public ReleaseIndex index() {
            return new ReleaseIndex(List.of(release));
          }

          @Override
          public byte[] fetch(Release ignored) {
            return given;
          }
        };
    return new Releases(source, new JdkSha256());
  }
}

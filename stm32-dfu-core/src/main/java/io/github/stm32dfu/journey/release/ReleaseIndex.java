package io.github.stm32dfu.journey.release;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.ReleaseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What a {@code firmware.json} says: all releases that somebody publishes. docs/releases.md has its
 * form, schema 1.
 *
 * <p>No two releases of a product have one {@code releaseSeq} for the same hardware, so that the
 * newest is always one.
 *
 * @param releases in any order, perhaps none
 */
public record ReleaseIndex(List<Release> releases) {
  /** Name of the file that an index stands in. */
  public static final FileReference FILE = new FileReference("firmware.json");

  /** Of an index, in bytes: 1 MiB. */
  public static final int MAX_BYTES = 1 << 20;

  /**
   * Keeps releases.
   *
   * @throws IllegalArgumentException where two of one product have the same number for the same
   *     hardware
   */
  public ReleaseIndex {
    releases = List.copyOf(releases);
    OptionalInt clash = firstClash(releases);
    if (clash.isPresent()) {
      throw new IllegalArgumentException(
          releases.get(clash.getAsInt()) + " has the releaseSeq of another one");
    }
  }

  /**
   * Reads an index. Names that schema 1 does not have are passed over, so that later versions can
   * add some; a change that must not be passed over raises the schema.
   *
   * @param json at most {@link #MAX_BYTES} bytes of UTF-8
   * @return what it says
   * @throws ReleaseException with the kind TOO_LARGE, MALFORMED (the message names line and column)
   *     or UNSUPPORTED_SCHEMA
   */
  public static ReleaseIndex read(byte[] json) throws ReleaseException {
    return IndexReader.read(json);
  }

  /** {@return the index as UTF-8 JSON, one key in a line; {@link #read} reads it} */
  public byte[] toJson() {
    return IndexWriter.write(releases);
  }

  /**
   * {@return the newest release for a product and its hardware: that with the highest number}
   *
   * @param model that it has to fit
   * @throws ReleaseException with the kind NO_RELEASE where there is none; the message lists what
   *     there is
   */
  public Release newest(ProductModel model) throws ReleaseException {
    return fitting(model)
        .max(Comparator.comparingLong(Release::releaseSeq))
        .orElseThrow(() -> none("no release of " + model));
  }

  /**
   * {@return the newest release for a product that has a version}
   *
   * @param model that it has to fit
   * @param version as its entry has it, compared letter by letter
   * @throws ReleaseException with the kind NO_RELEASE where there is none
   */
  public Release find(ProductModel model, String version) throws ReleaseException {
    return fitting(model)
        .filter(one -> one.version().equals(version))
        .max(Comparator.comparingLong(Release::releaseSeq))
        .orElseThrow(() -> none("no version " + version + " of " + model));
  }

  /**
   * {@return the highest number under which a version was released; nothing where it was not}
   *
   * <p>Releases that fit the hardware count first. Only where none of them has this version, those
   * for other hardware do: better an order that may be wrong than a downgrade that nobody sees.
   *
   * @param model that the version runs on
   * @param version as its entry has it
   */
  public OptionalLong releaseSeq(ProductModel model, String version) {
    OptionalLong own = highest(fitting(model), version);
    return own.isPresent()
        ? own
        : highest(releases.stream().filter(one -> one.product().equals(model.product())), version);
  }

  /** {@return the index of the first release that an earlier one cannot be told from} */
  static OptionalInt firstClash(List<Release> releases) {
    Map<Numbered, List<Release>> seen = new HashMap<>();
    for (int i = 0; i < releases.size(); i++) {
      Release one = releases.get(i);
      List<Release> others =
          seen.computeIfAbsent(
              new Numbered(one.product(), one.releaseSeq()), number -> new ArrayList<>());
      if (others.stream().anyMatch(one::clashesWith)) {
        return OptionalInt.of(i);
      }
      others.add(one);
    }
    return OptionalInt.empty();
  }

  private record Numbered(String product, long releaseSeq) {}

  private Stream<Release> fitting(ProductModel model) {
    return releases.stream().filter(one -> one.fits(model));
  }

  private static OptionalLong highest(Stream<Release> releases, String version) {
    return releases
        .filter(one -> one.version().equals(version))
        .mapToLong(Release::releaseSeq)
        .max();
  }

  private ReleaseException none(String what) {
    return new ReleaseException(
        ReleaseException.Kind.NO_RELEASE,
        what + " among the releases; there is " + Catalogue.of(releases),
        Hint.CHOOSE_RELEASE);
  }
}

package io.github.stm32dfu.journey.release;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.ReleaseException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A release, and how it stands to what runs. The order is that of {@link Release#releaseSeq()};
 * versions are only compared for equality.
 *
 * @param release that is offered
 * @param standing of it
 * @param running version that runs; nothing where that is not known
 */
public record UpdateOffer(Release release, Standing standing, Optional<String> running) {
  /** How a release stands to what runs. */
  public enum Standing {
    /** It is what runs. */
    UP_TO_DATE,
    /** It was released later. */
    NEWER,
    /** It was released earlier: {@link #accept} refuses it unless somebody asked for it. */
    OLDER_THAN_RUNNING,
    /**
     * Cannot be told: it is not known what runs, or the index does not have that version. Such a
     * release is taken, with a warning: an index that has only the newest release is no rarity, and
     * a board without a sound application has no version at all.
     */
    UNKNOWN_RUNNING_VERSION
  }

  /**
   * {@return how a release stands to what runs}
   *
   * @param release that fits the model
   * @param index by which versions are ordered
   * @param model of the board
   * @param running version of the application that runs; nothing where that is not known
   */
  public static UpdateOffer of(
      Release release, ReleaseIndex index, ProductModel model, Optional<String> running) {
    return new UpdateOffer(
        release,
        running
            .map(version -> standing(release, index, model, version))
            .orElse(Standing.UNKNOWN_RUNNING_VERSION),
        running);
  }

  private static Standing standing(
      Release release, ReleaseIndex index, ProductModel model, String running) {
    if (running.equals(release.version())) {
      return Standing.UP_TO_DATE;
    }
    OptionalLong runs = index.releaseSeq(model, running);
    // Equal numbers are those of different hardware, and order nothing.
    if (runs.isEmpty() || runs.getAsLong() == release.releaseSeq()) {
      return Standing.UNKNOWN_RUNNING_VERSION;
    }
    return runs.getAsLong() < release.releaseSeq() ? Standing.NEWER : Standing.OLDER_THAN_RUNNING;
  }

  /**
   * {@return the release, to be fetched and flashed}
   *
   * @param older what becomes of a release that is older than what runs
   * @throws ReleaseException with the kind DOWNGRADE where it is older and not allowed
   */
  public Release accept(DowngradePolicy older) throws ReleaseException {
    if (standing == Standing.OLDER_THAN_RUNNING && older == DowngradePolicy.REFUSE) {
      throw new ReleaseException(ReleaseException.Kind.DOWNGRADE, toString(), Hint.ALLOW_DOWNGRADE);
    }
    return release;
  }

  /** {@return what a person should know before the release is flashed; nothing if all is well} */
  public Optional<String> warning() {
    return switch (standing) {
      case UP_TO_DATE, NEWER -> Optional.empty();
      case OLDER_THAN_RUNNING, UNKNOWN_RUNNING_VERSION -> Optional.of(toString());
    };
  }

  /** {@return how the release stands, in one sentence} */
  @Override
  public String toString() {
    String runs = running.orElse("what runs");
    return switch (standing) {
      case UP_TO_DATE -> release + " runs already";
      case NEWER -> release + " is newer than " + runs;
      case OLDER_THAN_RUNNING -> release + " is older than " + runs + ", which runs";
      case UNKNOWN_RUNNING_VERSION ->
          running.isEmpty()
              ? "it is not known which version runs: " + release + " may be older"
              : runs + ", which runs, is not among the releases: " + release + " may be older";
    };
  }
}

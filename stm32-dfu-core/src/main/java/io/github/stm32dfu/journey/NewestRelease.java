package io.github.stm32dfu.journey;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.Refusal;
import io.github.stm32dfu.error.RefusedException;
import io.github.stm32dfu.firmware.FirmwareReader;
import io.github.stm32dfu.firmware.ReadOptions;
import io.github.stm32dfu.journey.application.AppIdentity;
import io.github.stm32dfu.journey.release.DowngradePolicy;
import io.github.stm32dfu.journey.release.ProductModel;
import io.github.stm32dfu.journey.release.Release;
import io.github.stm32dfu.journey.release.Releases;
import io.github.stm32dfu.journey.release.UpdateOffer;
import java.util.Optional;

/**
 * The newest release for the product that is on the desk. What it is for and which version it is
 * says the release's entry.
 *
 * @param releases to choose from
 * @param product name, where the caller knows it; else the application has to say it
 * @param hardware name, where the caller knows it
 * @param older what becomes of a release that is older than what runs
 */
public record NewestRelease(
    Releases releases, Optional<String> product, Optional<String> hardware, DowngradePolicy older)
    implements ImageSource {
  @Override
  public UpdateImage imageFor(AppIdentity application) throws DfuException {
    String name =
        product
            .or(application::product)
            .orElseThrow(
                () ->
                    new RefusedException(
                        Refusal.WRONG_PRODUCT,
                        "nobody says which product this is, so that no release can be chosen",
                        Hint.GIVE_PRODUCT));
    UpdateOffer offer = releases.newest(new ProductModel(name, hardware), application.version());
    Release release = offer.accept(older);
    String file = release.file().name();
    UpdateImage image =
        UpdateImage.of(
                FirmwareReader.read(
                    releases.fetch(release), ReadOptions.defaults().withFileName(file)),
                file)
            .product(release.product())
            .version(release.version());
    return offer.warning().map(image::remark).orElse(image);
  }
}

package io.github.stm32dfu.web;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.Refusal;
import io.github.stm32dfu.error.RefusedException;
import io.github.stm32dfu.journey.release.ProductModel;
import io.github.stm32dfu.journey.release.Releases;
import io.github.stm32dfu.journey.release.UpdateOffer;
import io.github.stm32dfu.web.js.Given;
import io.github.stm32dfu.web.js.JsObject;
import java.util.Optional;
import org.teavm.jso.JSObject;

/** What an index of releases has for a product. */
final class Offers {
  private static final String INDEX = "firmware.json";

  private Offers() {}

  static JSObject newest(Given given) throws DfuException {
    Optional<String> product = given.text("product");
    if (product.isEmpty()) {
      throw new RefusedException(
          Refusal.WRONG_PRODUCT,
          "nobody says which product this is, so that no release can be chosen",
          Hint.GIVE_PRODUCT);
    }
    ProductModel model = new ProductModel(product.get(), given.text("hardware"));
    UpdateOffer offer =
        releases(given.text("releases").orElse(INDEX)).newest(model, given.text("running"));
    return new JsObject()
        .with("product", offer.release().product())
        .with("version", offer.release().version())
        .with("file", offer.release().file().text())
        .with("size", offer.release().size())
        .with("standing", Plans.name(offer.standing()))
        .build();
  }

  static Releases releases(String index) {
    return new Releases(new FetchedReleases(index), new SubtleHash());
  }
}

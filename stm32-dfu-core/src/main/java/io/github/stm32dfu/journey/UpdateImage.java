package io.github.stm32dfu.journey;

import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.ImageTag;
import io.github.stm32dfu.firmware.TagCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A firmware file and what it is. Who said that counts in this order: whoever called {@link
 * #product} and {@link #version}, as from a release's entry; else the image's own tag; else nobody.
 *
 * @param file to be put on a board
 * @param name of the file, for people
 * @param product that it is for
 * @param version that it is
 * @param remarks what a person should know of it, one sentence each
 */
public record UpdateImage(
    FirmwareFile file,
    String name,
    Optional<String> product,
    Optional<String> version,
    List<String> remarks) {
  public UpdateImage {
    remarks = List.copyOf(remarks);
  }

  /**
   * {@return an image that is what its tag says}
   *
   * @param file with a tag or without
   * @param name of the file, for people
   */
  public static UpdateImage of(FirmwareFile file, String name) {
    Optional<ImageTag> tag =
        ImageTag.find(file.image())
            .filter(found -> found.check(file.image()) instanceof TagCheck.Valid);
    return new UpdateImage(
        file, name, tag.map(ImageTag::product), tag.map(ImageTag::version), file.warnings());
  }

  /**
   * {@return this image for a product that somebody knows better}
   *
   * @param known name as the application gives it
   */
  public UpdateImage product(String known) {
    return new UpdateImage(file, name, Optional.of(known), version, remarks);
  }

  /**
   * {@return this image of a version that somebody knows better}
   *
   * @param known text as the application gives it
   */
  public UpdateImage version(String known) {
    return new UpdateImage(file, name, product, Optional.of(known), remarks);
  }

  /**
   * {@return this image with one more thing to know of it}
   *
   * @param remark one sentence
   */
  public UpdateImage remark(String remark) {
    List<String> more = new ArrayList<>(remarks);
    more.add(remark);
    return new UpdateImage(file, name, product, version, more);
  }

  /** {@return file name, product and version} */
  @Override
  public String toString() {
    return name
        + product.map(text -> ", " + text).orElse("")
        + version.map(text -> " " + text).orElse("");
  }
}

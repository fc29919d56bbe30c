/**
 * What commands answer, for people and as JSON. Read {@link
 * io.github.stm32dfu.cli.document.Document} and {@link
 * io.github.stm32dfu.cli.document.FileDocument} first.
 */
@NullMarked
package io.github.stm32dfu.cli.document;

import org.jspecify.annotations.NullMarked;

/**
 * Serves the page on this computer, for trying it and for a vendor's own desk. Read {@link
 * io.github.stm32dfu.page.PageServer} and {@code Site} first.
 */
@NullMarked
package io.github.stm32dfu.page;

import org.jspecify.annotations.NullMarked;

/**
 * Sessions with a device as text, so that a session that failed somewhere becomes a test here. Read
 * {@link io.github.stm32dfu.transport.recording.RecordingTransport} and {@link
 * io.github.stm32dfu.transport.recording.ReplayTransport} first.
 */
@NullMarked
package io.github.stm32dfu.transport.recording;

import org.jspecify.annotations.NullMarked;

package io.github.stm32dfu.host;

import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.transport.Clock;
import javax.net.ssl.SSLSocketFactory;

/** How a web server is talked to. */
record HttpSettings(HttpTimes times, Clock clock, CancelToken cancel, SSLSocketFactory tls) {}

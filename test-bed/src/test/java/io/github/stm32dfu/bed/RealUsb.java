package io.github.stm32dfu.bed;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Runs only in the virtual machine, where a kernel has a USB port to plug boards into. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfSystemProperty(
    named = "stm32dfu.bed",
    matches = "true",
    disabledReason = "run it by test-bed/it")
@Timeout(value = 4, unit = TimeUnit.MINUTES)
@interface RealUsb {}

package vn.hoithi.standing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of the live boards.
 *
 * @param viewers streams that a node serves at once; further viewers are asked to poll
 * @param pace least time between two boards sent to one viewer
 */
@ConfigurationProperties("hoithi.standing")
record StandingSettings(
        @DefaultValue("5000") int viewers,
        @DefaultValue("250ms") Duration pace) {}

package vn.hoithi.attempt;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param grace how long after the deadline an answer may still arrive, for the network's sake
 * @param sweepBatch overdue attempts closed in one go
 */
@ConfigurationProperties("hoithi.attempt")
record AttemptSettings(
        @DefaultValue("3s") Duration grace,
        @DefaultValue("500") int sweepBatch) {}

package vn.hoithi.platform;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of group commit, the same for every lane.
 *
 * @param queue requests that may wait in one lane before further ones are refused
 * @param batch rows of one statement at the most
 * @param writers statements of one lane that may be under way at once
 */
@ConfigurationProperties("hoithi.lane")
public record LaneSettings(
        @DefaultValue("20000") int queue,
        @DefaultValue("256") int batch,
        @DefaultValue("2") int writers) {}

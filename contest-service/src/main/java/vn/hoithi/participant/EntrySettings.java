package vn.hoithi.participant;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds against scripted entries.
 *
 * @param perAddress entries from one address in ten minutes; generous, because a whole office or a mobile network may
 *     share one address
 * @param codesPerAddress tries of a resume code from one address in ten minutes
 */
@ConfigurationProperties("hoithi.entry")
record EntrySettings(
        @DefaultValue("1200") int perAddress,
        @DefaultValue("60") int codesPerAddress) {}

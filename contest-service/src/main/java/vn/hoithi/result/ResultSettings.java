package vn.hoithi.result;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How results come about.
 *
 * @param approveAlone whether whoever made a draft may publish it too, giving a reason that the log keeps: for a body with
 *     one person in charge
 * @param settle how long after its close a round may be frozen: by then every answer that was still on its way is in
 */
@ConfigurationProperties("hoithi.result")
record ResultSettings(
        @DefaultValue("false") boolean approveAlone,
        @DefaultValue("10s") Duration settle) {}

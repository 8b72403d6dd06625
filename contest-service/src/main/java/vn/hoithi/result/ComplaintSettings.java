package vn.hoithi.result;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How complaints are kept.
 *
 * @param keep how long after its answer what somebody wrote is kept: text, contact and receipt code
 */
@ConfigurationProperties("hoithi.complaint")
record ComplaintSettings(@DefaultValue("180d") Duration keep) {}

package vn.hoithi.contest;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How rules of an open round change.
 *
 * @param approveAlone whether somebody may approve the own change, giving a reason that the log keeps: for a body with one
 *     person in charge
 */
@ConfigurationProperties("hoithi.rules")
record RuleSettings(@DefaultValue("false") boolean approveAlone) {}

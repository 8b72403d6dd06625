package vn.hoithi.bank;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How banks come into use.
 *
 * @param approveAlone whether somebody may approve their own upload, giving a reason that the log keeps: for a body with
 *     one person in charge
 */
@ConfigurationProperties("hoithi.bank")
record BankSettings(@DefaultValue("false") boolean approveAlone) {}

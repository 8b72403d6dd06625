package vn.hoithi.bank;

import java.time.Instant;

/** An immutable version of a bank, without its questions. */
public record BankVersion(
        int id,
        int bankId,
        String title,
        int number,
        String digest,
        int questions,
        String createdBy,
        Instant createdAt) {}

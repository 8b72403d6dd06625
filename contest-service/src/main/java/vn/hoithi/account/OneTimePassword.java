package vn.hoithi.account;

/** An account with the password it was just given: shown or printed once, to be replaced at the first sign-in. */
public record OneTimePassword(int staffId, String login, String password) {}

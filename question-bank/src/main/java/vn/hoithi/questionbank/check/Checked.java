package vn.hoithi.questionbank.check;

import vn.hoithi.questionbank.Origin;
import vn.hoithi.questionbank.Question;

/** A question and where it came from. */
public record Checked(Question question, Origin origin) {}

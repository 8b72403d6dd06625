package vn.hoithi.questionbank;

import java.util.List;

/** What came of reading a bank's file: the whole bank, or nothing and every reason. */
public sealed interface ImportResult {

    /** The file can be used as it is; the warnings are for a person to look at. */
    record Accepted(QuestionBank bank, List<Finding> warnings) implements ImportResult {
        public Accepted {
            warnings = List.copyOf(warnings);
        }
    }

    /** Nothing is imported. All errors of the file in the order of their places, up to a thousand. */
    record Rejected(List<Finding> errors) implements ImportResult {
        public Rejected {
            errors = List.copyOf(errors);
        }
    }
}

package vn.hoithi.questionbank.format;

import java.util.List;
import java.util.Map;
import vn.hoithi.questionbank.Origin;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.text.Finding;

/** What came of reading a bank's file: the whole bank, or nothing and every reason. */
public sealed interface ImportResult {

    /**
     * The file can be used as it is; the warnings are for a person to look at.
     *
     * @param warnings in the order of their places; questions of kinds that we don't have are here, code "skipped"
     * @param origins by question id, in the order of the file
     */
    record Accepted(QuestionBank bank, List<Finding> warnings, Map<String, Origin> origins) implements ImportResult {
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

package vn.hoithi.bank;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.check.BankChecks;
import vn.hoithi.questionbank.check.Checked;
import vn.hoithi.questionbank.format.ImportResult;
import vn.hoithi.questionbank.text.Finding;
import vn.hoithi.questionbank.text.Findings;

/** The bank that would result from an upload, and what deserves a second look. */
record Proposal(QuestionBank bank, List<Finding> warnings) {

    /** Refused (422) with every error of the file. */
    static Proposal of(BankService.Upload upload, Optional<QuestionBank> base) {
        return of(upload, BankFiles.accepted(upload.file(), upload.fileName()), base);
    }

    private static Proposal of(BankService.Upload upload, ImportResult.Accepted file, Optional<QuestionBank> base) {
        if (base.isEmpty()) {
            return new Proposal(file.bank(), file.warnings());
        }
        boolean adds = upload.kind() == BankDraft.Kind.ADD;
        List<Checked> questions = adds ? Merge.fitted(file, base.get()) : Merge.asTheyCame(file);
        Findings findings = new Findings(upload.fileName());
        BankChecks.against(questions, base.get(), upload.title(), findings);
        List<Finding> warnings = Stream.concat(file.warnings().stream(), findings.warnings().stream())
                .toList();
        return new Proposal(adds ? Merge.added(base.get(), questions) : file.bank(), warnings);
    }

    static Proposal without(QuestionBank base, Set<String> questions) {
        QuestionBank rest = Merge.without(base, questions);
        if (rest.questions().isEmpty()
                || rest.questions().size() == base.questions().size()) {
            throw SimplyRefused.invalidField(
                    "invalid-retirement", "questions", "Chọn ít nhất một câu, và để lại ít nhất một câu.");
        }
        return new Proposal(rest, List.of());
    }
}

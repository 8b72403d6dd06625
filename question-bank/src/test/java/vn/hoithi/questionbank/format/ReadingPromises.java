package vn.hoithi.questionbank.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.text.Finding;
import vn.hoithi.questionbank.text.RichText;

/** What holds of reading any bytes at all, besides that no reader throws. */
final class ReadingPromises {

    private static final Pattern ALLOWED = Pattern.compile("</?(?:b|i|u|sub|sup)>|<br>");
    private static final int LONGEST_QUOTE = 80;

    private ReadingPromises() {}

    static void check(ImportResult result) {
        switch (result) {
            case ImportResult.Rejected rejected -> {
                assertThat(rejected.errors()).isNotEmpty();
                rejected.errors().forEach(ReadingPromises::check);
            }
            case ImportResult.Accepted accepted -> {
                accepted.warnings().forEach(ReadingPromises::check);
                check(accepted.bank());
            }
        }
    }

    /** A bank from a file of this format can be written in it again, and that is a file like any other. */
    static void checkWritten(ImportResult result, BankFormat format) {
        if (result instanceof ImportResult.Accepted accepted) {
            Optional<Export> export = format.write(accepted.bank());
            export.ifPresent(written -> check(format.parse(new BankFile("lại", written.bytes()))));
        }
    }

    private static void check(Finding finding) {
        assertThat(finding.message()).isNotBlank();
        assertThat(finding.advice()).isNotBlank();
        assertThat(finding.code()).isNotBlank();
        assertThat(finding.line()).isPositive();
        assertThat(finding.column()).isPositive();
        assertThat(finding.quoted().codePointCount(0, finding.quoted().length()))
                .isLessThanOrEqualTo(LONGEST_QUOTE);
    }

    private static void check(QuestionBank bank) {
        for (Question question : bank.questions()) {
            check(question.stem());
            check(question.explanation());
            question.choices().forEach(ReadingPromises::check);
        }
        byte[] json = BankFormats.write(bank, "json").bytes();
        if (BankFormats.read(json, "lại.json") instanceof ImportResult.Accepted again) {
            assertThat(again.bank()).isEqualTo(bank);
        } else {
            throw new AssertionError("our own file is rejected");
        }
    }

    private static void check(RichText text) {
        String rest = ALLOWED.matcher(text.html()).replaceAll("");
        assertThat(List.of(rest.indexOf('<'), rest.indexOf('>'))).containsOnly(-1);
    }
}

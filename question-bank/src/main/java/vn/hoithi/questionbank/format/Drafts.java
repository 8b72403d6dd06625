package vn.hoithi.questionbank.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import vn.hoithi.questionbank.Field;
import vn.hoithi.questionbank.Origin;
import vn.hoithi.questionbank.Picture;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.check.BankChecks;
import vn.hoithi.questionbank.check.Checked;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Place;
import vn.hoithi.questionbank.text.PlainText;

/** Makes a bank of what a file says, whole or not at all, finding everything that is wrong with it. */
final class Drafts {

    private final List<Draft> drafts;
    private final Findings findings;

    private Drafts(List<Draft> drafts, Findings findings) {
        this.drafts = drafts;
        this.findings = findings;
    }

    /**
     * For our own formats, where each question has its id, topic, level and source.
     *
     * @param findings what the reader has found so far
     */
    static ImportResult strict(List<Draft> drafts, Findings findings) {
        return new Drafts(drafts, findings).bank(Defaults.NONE);
    }

    /** For formats that have no place for our ids, topics, levels and sources: what is missing gets a plain default. */
    static ImportResult lenient(List<Draft> drafts, Findings findings) {
        return new Drafts(drafts, findings).bank(Defaults.of(drafts));
    }

    private ImportResult bank(Defaults defaults) {
        reportRepeated(Field.ID, "duplicate-id", "Mỗi câu phải có một mã riêng.");
        reportRepeated(Field.STEM, "duplicate-stem", "Xoá một trong hai câu, hoặc sửa cho khác nhau.");
        reportCount();
        List<Checked> questions = new ArrayList<>();
        for (Draft draft : drafts) {
            new DraftCheck(draft, findings, defaults)
                    .question()
                    .ifPresent(question -> questions.add(new Checked(question, draft.origin())));
        }
        if (!findings.errors().isEmpty()) {
            return new ImportResult.Rejected(findings.errors());
        }
        BankChecks.check(questions, findings);
        Map<String, Origin> origins = new LinkedHashMap<>();
        questions.forEach(checked -> origins.put(checked.question().id(), checked.origin()));
        List<Question> all = questions.stream().map(Checked::question).toList();
        return new ImportResult.Accepted(new QuestionBank(all), findings.warnings(), origins);
    }

    /** Letter case and space do not make two texts different: programs would tell them apart, people would not. */
    private void reportRepeated(Field field, String code, String advice) {
        List<String> texts =
                drafts.stream().map(draft -> draft.said(field).text().folded()).toList();
        Map<String, Integer> uses = new HashMap<>();
        texts.forEach(text -> uses.merge(text, 1, Integer::sum));
        Map<String, Place> places = new HashMap<>();
        for (int at = 0; at < drafts.size(); at++) {
            String text = texts.get(at);
            if (!text.isEmpty() && uses.getOrDefault(text, 0) > 1) {
                reportRepeated(field, code, advice, drafts.get(at), text, places);
            }
        }
    }

    private void reportRepeated(
            Field field, String code, String advice, Draft draft, String text, Map<String, Place> places) {
        Said said = draft.said(field);
        Place earlier = places.putIfAbsent(field == Field.STEM ? whole(draft, text) : text, said.place());
        if (earlier != null) {
            String message = "%s này đã có ở dòng %d.".formatted(field.title(), earlier.line());
            findings.error(said.place(), code, said.letters(), message, advice);
        }
    }

    /** The same words may ask different things of different choices or pictures: only the whole question repeats. */
    private static String whole(Draft draft, String stem) {
        Set<String> choices = new TreeSet<>();
        draft.choices().forEach(choice -> choices.add(choice.text().folded()));
        Picture picture = draft.picture();
        return stem + choices + (picture == null ? "" : picture.digest());
    }

    private void reportCount() {
        if (drafts.isEmpty() && findings.errors().isEmpty()) {
            findings.error(
                    Place.at(1, 1), "no-questions", "", "Tệp không có câu hỏi nào.", "Kiểm tra lại tệp đã chọn.");
        }
        if (drafts.size() > QuestionBank.MOST_QUESTIONS) {
            Draft beyond = drafts.get(QuestionBank.MOST_QUESTIONS);
            findings.error(
                    beyond.place(),
                    "too-many-questions",
                    PlainText.cut(beyond.letters(Field.STEM), 80),
                    "Có %d câu, nhiều nhất là %d.".formatted(drafts.size(), QuestionBank.MOST_QUESTIONS),
                    "Chia thành nhiều ngân hàng câu hỏi.");
        }
    }
}

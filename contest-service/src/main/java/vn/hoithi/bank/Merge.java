package vn.hoithi.bank;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.hoithi.questionbank.Field;
import vn.hoithi.questionbank.Origin;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.check.Checked;
import vn.hoithi.questionbank.format.ImportResult;

/** Makes the next version of a bank out of the newest one and what came. */
final class Merge {
    private Merge() {}

    /**
     * The questions of a file with ids that fit into a bank: an id that the file itself does not give must not hit a
     * question of the bank by accident.
     */
    static List<Checked> fitted(ImportResult.Accepted file, QuestionBank base) {
        Set<String> taken = new HashSet<>();
        base.questions().forEach(question -> taken.add(question.id()));
        file.bank().questions().forEach(question -> taken.add(question.id()));
        List<Checked> fitted = new ArrayList<>();
        int number = 1;
        for (Map.Entry<String, Origin> origin : file.origins().entrySet()) {
            Question question = file.bank().require(origin.getKey());
            boolean named = origin.getValue().fields().containsKey(Field.ID);
            if (!named && base.find(question.id()).isPresent()) {
                while (!taken.add("C%04d".formatted(number))) {
                    number++;
                }
                question = question.withId("C%04d".formatted(number));
            }
            fitted.add(new Checked(question, origin.getValue()));
        }
        return fitted;
    }

    /** The questions of a file under the ids that it gives them. */
    static List<Checked> asTheyCame(ImportResult.Accepted file) {
        return file.origins().entrySet().stream()
                .map(origin -> new Checked(file.bank().require(origin.getKey()), origin.getValue()))
                .toList();
    }

    /** The bank's questions, the new ones in addition or in the place of those with their ids. */
    static QuestionBank added(QuestionBank base, List<Checked> questions) {
        Map<String, Question> all = new LinkedHashMap<>();
        base.questions().forEach(question -> all.put(question.id(), question));
        questions.forEach(checked -> all.put(checked.question().id(), checked.question()));
        return new QuestionBank(List.copyOf(all.values()));
    }

    /** The bank without these questions. */
    static QuestionBank without(QuestionBank base, Collection<String> ids) {
        return new QuestionBank(base.questions().stream()
                .filter(question -> !ids.contains(question.id()))
                .toList());
    }
}

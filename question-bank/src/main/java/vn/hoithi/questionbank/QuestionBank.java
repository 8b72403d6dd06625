package vn.hoithi.questionbank;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * One immutable version of a question bank.
 *
 * <p>Questions stand in the order of their ids, whatever order they came in: a paper is recomputed from the bank and a
 * seed, so rows read back in another order must not change what a citizen was asked.
 */
public record QuestionBank(List<Question> questions) {

    /** More than any contest uses, and few enough to be read and checked in seconds. */
    public static final int MOST_QUESTIONS = 20_000;

    public QuestionBank {
        questions =
                questions.stream().sorted(Comparator.comparing(Question::id)).toList();
        if (questions.size() > MOST_QUESTIONS) {
            throw new IllegalArgumentException(questions.size() + " questions, at most " + MOST_QUESTIONS);
        }
        Set<String> ids = new HashSet<>();
        questions.forEach(question -> {
            if (!ids.add(question.id())) {
                throw new IllegalArgumentException("two questions have the id " + question.id());
            }
        });
    }

    /**
     * SHA-256, in hexadecimal, of everything the questions say. Equal content has an equal digest, so it names the
     * version; computed anew on each call.
     */
    public String digest() {
        ContentDigest digest = new ContentDigest();
        digest.add("hoithi question bank 1");
        questions.forEach(digest::add);
        return digest.hexadecimal();
    }

    /** The question with this id. */
    public Optional<Question> find(String id) {
        // In the order of their ids: see the constructor.
        int low = 0;
        int high = questions.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = questions.get(middle).id().compareTo(id);
            if (order == 0) {
                return Optional.of(questions.get(middle));
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }

    /**
     * The question with this id.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Question require(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no question " + id));
    }

    /** The pictures of its questions. */
    public List<Picture> pictures() {
        List<Picture> pictures = new ArrayList<>();
        for (Question question : questions) {
            Picture picture = question.picture();
            if (picture != null) {
                pictures.add(picture);
            }
        }
        return pictures;
    }

    /** How many questions each topic has, topics in the order of their code points. */
    public Map<String, Long> topics() {
        Map<String, Long> topics = new TreeMap<>();
        questions.forEach(question -> topics.merge(question.topic(), 1L, Long::sum));
        return Collections.unmodifiableMap(topics);
    }

    @Override
    public String toString() {
        return "QuestionBank[" + questions.size() + " questions]";
    }
}

package vn.hoithi.questionbank;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One immutable version of a question bank.
 *
 * <p>Questions stand in the order of their ids, whatever order they came in: a paper is recomputed from the bank and a
 * seed, so rows read back in another order must not change what a citizen was asked.
 */
public record QuestionBank(List<Question> questions) {

    /** More than any contest uses, and few enough to be checked in one request. */
    public static final int MOST_QUESTIONS = 5_000;

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
        MessageDigest digest = sha256();
        add(digest, "hoithi question bank 1");
        questions.forEach(question -> add(digest, question));
        return HexFormat.of().formatHex(digest.digest());
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

    private static void add(MessageDigest digest, Question question) {
        add(digest, question.id());
        add(digest, question.topic());
        add(digest, question.level().name());
        add(digest, question.stem());
        add(digest, Integer.toString(question.choices().size()));
        question.choices().forEach(choice -> add(digest, choice));
        add(digest, question.key().toString());
        add(digest, question.explanation());
        add(digest, question.source());
        add(digest, question.factId());
        add(digest, Boolean.toString(question.fixedOrder()));
    }

    /** Each text goes in behind its length, so that no two different banks can look the same when run together. */
    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

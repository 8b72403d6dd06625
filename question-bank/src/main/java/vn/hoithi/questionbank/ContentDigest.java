package vn.hoithi.questionbank;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 over everything that questions say. */
final class ContentDigest {

    private final MessageDigest digest = sha256();

    void add(Question question) {
        add(question.id());
        add(question.topic());
        add(question.level().name());
        add(question.stem().written());
        add(Integer.toString(question.choices().size()));
        question.choices().forEach(choice -> add(choice.written()));
        add(question.key().toString());
        add(question.explanation().written());
        add(question.source().toString());
        add(question.factId());
        add(Boolean.toString(question.fixedOrder()));
        addRarer(question);
    }

    /** What few questions have goes in only where it is, so that plain questions keep the digest they always had. */
    private void addRarer(Question question) {
        if (question.multiple() && question.key().size() == 1) {
            add("multiple");
        }
        if (!question.pinned().isEmpty() && !question.fixedOrder()) {
            add("pinned " + question.pinned());
        }
        question.tags().forEach(tag -> add("tag " + tag));
        Source source = question.source();
        if (!source.equals(Source.of(source.toString()))) {
            List.of(source.document(), source.article(), source.clause(), source.address())
                    .forEach(part -> add("source " + part));
        }
        Picture picture = question.picture();
        if (picture != null) {
            add("picture " + picture.digest() + " " + picture.alt());
        }
    }

    /** Each text goes in behind its length, so that no two different contents can look the same when run together. */
    void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    String hexadecimal() {
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

package vn.hoithi.result;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import tools.jackson.databind.JsonNode;
import vn.hoithi.contest.RoundForm;
import vn.hoithi.contest.Terms;
import vn.hoithi.questionbank.PaperQuestion;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Http;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.RuleSets.RuleSet;
import vn.hoithi.testing.RuleSets.Try;

/**
 * The small contest of a rule set: its people enter and sit their attempts by the front door, each with the right answers and
 * the prediction that the set gives. Only when they did so is set in the table, since no test can wait for it.
 */
final class Played {
    private static final int AGE = 20;
    private static final Duration SINCE = Duration.ofDays(10);
    private static final Pattern STAFF_LINE =
            Pattern.compile("Hạng </span><b>(\\d+)</b></td><th scope=\"row\"><span>([^<]*)</span>");

    private final Node node;
    private final Closed closed;
    private final RuleSet set;
    private final UnaryOperator<String> audience;
    private final Map<String, Citizen> people = new LinkedHashMap<>();
    private final Map<String, String> receipts = new HashMap<>();
    private final Map<String, String> attempts = new HashMap<>();

    /** @param audience what somebody enters as; "" for the first audience of the set */
    Played(Node node, Closed closed, RuleSet set, UnaryOperator<String> audience) {
        this.node = node;
        this.closed = closed;
        this.set = set;
        this.audience = audience;
        closed.contest().change(set::contest);
    }

    /** A round under the set's rules in which everybody sat, closed; people of an earlier one sit again. */
    int round() {
        int round = make();
        Instant opens = Instant.parse(closed.row(
                        "SELECT to_char(opens_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') FROM round WHERE id = "
                                + round)
                .getFirst());
        for (Try one : set.all()) {
            sit(round, opens, one);
        }
        Http.Answer over = closed.admin().http().post("/api/admin/rounds/" + round + "/closing", Map.of());
        assertThat(over.status()).as(over.text()).isEqualTo(204);
        return round;
    }

    // It has been open for a while; on which days one may sit has nothing to do with the order, and today may be a
    // Sunday.
    private int make() {
        Instant now = Instant.now();
        RoundForm form = set.round(closed.contest().bankVersion()).at(now.minus(SINCE), now.plus(Duration.ofHours(1)));
        Terms terms = Objects.requireNonNull(form.terms());
        Http.Answer made = closed.admin()
                .http()
                .post(
                        "/api/admin/contests/" + closed.contest().id() + "/rounds",
                        form.under(new Terms(false, terms.score(), terms.answers(), terms.audiences(), terms.banks())));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().path("id").asInt();
    }

    private void sit(int round, Instant opens, Try one) {
        Citizen citizen = people.computeIfAbsent(one.person(), this::enters);
        JsonNode started = citizen.start(round).json();
        String id = started.path("id").asString();
        assertThat(started.path("number").asInt()).isEqualTo(one.number());
        Map<String, String> answers = new LinkedHashMap<>();
        for (PaperQuestion asked : closed.paper(id).questions()) {
            boolean right = answers.size() < one.correct();
            answers.put(Integer.toString(answers.size() + 1), right ? Closed.right(asked) : wrong(asked));
        }
        assertThat(answers).hasSize(one.total());
        if (one.prediction() != null) {
            answers.put("P", one.prediction());
        }
        Http.Answer submitted = citizen.submit(id, 1, answers);
        assertThat(submitted.status()).as(submitted.text()).isEqualTo(200);
        assertThat(submitted.json().path("correct").asInt()).isEqualTo(one.correct());
        String receipt = submitted.json().path("receipt").asString();
        receipts.put(one.person(), receipt);
        attempts.put(pseudonym(receipt), one.person() + " " + one.number());
        Instant start = opens.plusSeconds(one.started());
        closed.update("UPDATE attempt SET started_at = '%s', submitted_at = '%s', elapsed_ms = %d WHERE id = '%s'"
                .formatted(start, start.plusSeconds(one.elapsed()), one.elapsed() * 1_000, id));
    }

    // One choice that is no key, or not the whole of it.
    private static String wrong(PaperQuestion asked) {
        for (int place = 0; place < asked.order().size(); place++) {
            String letter = String.valueOf((char) ('A' + place));
            if (!letter.equals(Closed.right(asked))) {
                return letter;
            }
        }
        throw new IllegalStateException(asked.question().id() + " cannot be answered wrong");
    }

    private Citizen enters(String person) {
        Map<String, String> fields = new HashMap<>(Map.of("fullName", person));
        if (set.entry().asksAge()) {
            fields.put(
                    "birthDate",
                    "01/01/"
                            + (LocalDate.now(java.time.ZoneId.of("Asia/Ho_Chi_Minh"))
                                            .getYear()
                                    - AGE));
        }
        if (!set.audiences().isEmpty()) {
            String said = audience.apply(person);
            fields.put("audience", said.isEmpty() ? set.audiences().getFirst() : said);
        }
        return Citizen.enters(
                node.address(), closed.contest().slug(), closed.contest().unit("A-1"), fields);
    }

    /** The code of the receipt for somebody's last attempt, as the database has it. */
    String code(String person) {
        return Objects.requireNonNull(receipts.get(person)).replace("-", "");
    }

    /** "An 1" for a line of a published list. */
    String attempt(String pseudonym) {
        return Objects.requireNonNull(attempts.get(pseudonym), () -> "no attempt has the line " + pseudonym);
    }

    /** "An" for it. */
    String person(String pseudonym) {
        return attempt(pseudonym).replaceAll(" \\d+$", "");
    }

    /** The published list: "1 An 1" is place, person, number of the counting attempt. */
    List<String> published() {
        String page = new Http(node.address())
                .get("/c/" + closed.contest().slug() + "/ket-qua")
                .text();
        return Jsoup.parse(page).select(".result-list > li").stream()
                .map(line -> text(line, ".rank") + " " + attempt(text(line, "code.digest")))
                .toList();
    }

    private static String text(Element line, String part) {
        return line.select(part).text();
    }

    /** The list as staff see it: "1 A.". */
    List<String> listed(int round) {
        String page = closed.admin()
                .http()
                .get("/quan-tri/cuoc-thi/" + closed.contest().id() + "/ket-qua?vong=" + round)
                .text();
        List<String> lines = new ArrayList<>();
        Matcher line = STAFF_LINE.matcher(page);
        while (line.find()) {
            lines.add(line.group(1) + " " + line.group(2));
        }
        return lines;
    }

    static String pseudonym(String receipt) {
        return sha256("hoithi|" + receipt.replace("-", "")).substring(0, 16);
    }

    static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

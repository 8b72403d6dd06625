package vn.hoithi.proof;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import vn.hoithi.print.Pdf;
import vn.hoithi.share.QrCode;

/** The confirmation on one sheet of A4, landscape. */
@Component
class ProofPaper {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm 'ngày' dd/MM/yyyy");
    private static final int PIXELS_A_MODULE = 8;
    private static final int ROUNDS_SHOWN = 6;

    private final ITemplateEngine templates;

    ProofPaper(ITemplateEngine templates) {
        this.templates = templates;
    }

    record Row(String name, int attempts, String last, String best) {}

    byte[] pdf(Proof proof, boolean fullName, String address, Instant now) {
        String page = address + "/xac-nhan/" + proof.code();
        ZonedDateTime today = now.atZone(VIETNAM);
        Context context = new Context();
        context.setVariable("proof", proof);
        context.setVariable(
                "name", fullName ? proof.person().fullName() : proof.person().maskedName());
        context.setVariable("rows", rows(proof));
        context.setVariable("more", Math.max(0, proof.rounds().size() - ROUNDS_SHOWN));
        context.setVariable("scores", proof.rounds().stream().anyMatch(round -> round.best() != null));
        context.setVariable(
                "date",
                "ngày %02d tháng %02d năm %d".formatted(today.getDayOfMonth(), today.getMonthValue(), today.getYear()));
        context.setVariable("page", page.replaceFirst("^https?://", ""));
        context.setVariable(
                "qr",
                "data:image/png;base64,"
                        + Base64.getEncoder().encodeToString(QrCode.of(page).png(PIXELS_A_MODULE)));
        return Pdf.of(templates.process("print/confirmation", context));
    }

    private static List<Row> rows(Proof proof) {
        return proof.rounds().stream()
                .limit(ROUNDS_SHOWN)
                .map(round -> new Row(
                        round.name(),
                        round.attempts(),
                        MOMENT.format(round.last().atZone(VIETNAM)),
                        round.best() == null ? "chưa công bố" : round.best()))
                .toList();
    }
}

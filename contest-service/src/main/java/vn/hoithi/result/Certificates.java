package vn.hoithi.result;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Base64;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import vn.hoithi.contest.Contest;
import vn.hoithi.print.Pdf;
import vn.hoithi.share.QrCode;

/** The certificate of a result on one sheet of A4, landscape. */
@Component
class Certificates {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final int PIXELS_A_MODULE = 8;

    private final ITemplateEngine templates;

    Certificates(ITemplateEngine templates) {
        this.templates = templates;
    }

    /** @param name "" where the contest asks for none */
    record Content(
            Contest contest, String round, String name, String unit, OwnResult own, String address, Instant now) {}

    byte[] pdf(Content content) {
        OwnResult own = content.own();
        String page = content.address() + "/c/" + content.contest().slug() + "/ket-qua/cua-toi?ma=" + own.receipt();
        ZonedDateTime today = content.now().atZone(VIETNAM);
        Context context = new Context();
        context.setVariable("c", content);
        context.setVariable("own", own);
        context.setVariable(
                "prizes",
                own.prizes().stream()
                        .filter(prize -> !prize.given().held())
                        .map(prize -> prize.given().prizeName())
                        .toList());
        context.setVariable("final", own.closing().state() == ClosingState.FINAL);
        context.setVariable("place", Points.number(own.why().place()));
        context.setVariable("of", Points.number(own.why().of()));
        context.setVariable(
                "date",
                "ngày %02d tháng %02d năm %d".formatted(today.getDayOfMonth(), today.getMonthValue(), today.getYear()));
        context.setVariable(
                "page",
                (content.address() + "/c/" + content.contest().slug() + "/ket-qua").replaceFirst("^https?://", ""));
        context.setVariable(
                "qr",
                "data:image/png;base64,"
                        + Base64.getEncoder().encodeToString(QrCode.of(page).png(PIXELS_A_MODULE)));
        return Pdf.of(templates.process("print/certificate", context));
    }
}

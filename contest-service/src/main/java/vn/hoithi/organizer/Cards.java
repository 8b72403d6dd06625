package vn.hoithi.organizer;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import vn.hoithi.print.Pdf;
import vn.hoithi.share.QrCode;

/** One-time codes on cards, eight to a sheet of A4, with lines to cut along. */
@Component
class Cards {
    static final String SIGN_IN = "/dang-nhap";
    private static final int A_SHEET = 8;
    private static final int A_ROW = 2;
    private static final int PIXELS_A_MODULE = 6;

    private final ITemplateEngine templates;

    Cards(ITemplateEngine templates) {
        this.templates = templates;
    }

    record Card(String unit, String unitCode, String name, String login, String password) {}

    byte[] pdf(List<OrganizerService.Made> made, String address) {
        Context context = new Context();
        context.setVariable("sheets", sheets(made.stream().map(Cards::card).toList()));
        context.setVariable("page", (address + SIGN_IN).replaceFirst("^https?://", ""));
        context.setVariable(
                "qr",
                "data:image/png;base64,"
                        + Base64.getEncoder()
                                .encodeToString(QrCode.of(address + SIGN_IN).png(PIXELS_A_MODULE)));
        return Pdf.of(templates.process("print/account-cards", context));
    }

    private static Card card(OrganizerService.Made made) {
        return new Card(made.unit(), made.unitCode(), made.name(), made.login(), made.password());
    }

    /** Sheets of rows of cards. */
    private static List<List<List<Card>>> sheets(List<Card> cards) {
        return parts(cards, A_SHEET).stream().map(sheet -> parts(sheet, A_ROW)).toList();
    }

    private static <T> List<List<T>> parts(List<T> all, int size) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            parts.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return parts;
    }
}

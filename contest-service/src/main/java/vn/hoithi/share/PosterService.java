package vn.hoithi.share;

import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import reactor.core.publisher.Mono;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.print.Pdf;
import vn.hoithi.print.PrintService;

/** Posters and table cards as PDF, all units of a list in one file. */
@Service
public class PosterService {
    /** Sharp at A3: 0.2 mm a pixel at most. */
    private static final int PIXELS_PER_MODULE = 20;

    private static final Locale VIETNAMESE = Locale.of("vi", "VN");

    private final ITemplateEngine templates;
    private final PrintService print;

    PosterService(ITemplateEngine templates, PrintService print) {
        this.templates = templates;
        this.print = print;
    }

    /** A poster as its template shows it; names are set smaller the longer they are. */
    record Page(Poster poster, String qr, String unitSize) {}

    /** The file, written in its turn; refused (422) beyond {@link PosterSheet#MOST} posters, and (503) when too many wait. */
    public Mono<byte[]> pdf(PosterForm form, PosterSheet sheet, Mark mark) {
        int count = sheet.posters().size();
        if (count > PosterSheet.MOST) {
            return Mono.error(SimplyRefused.invalidField(
                    "too-many-posters",
                    "scope",
                    "Phần này có " + count + " đơn vị, nhiều hơn " + PosterSheet.MOST
                            + " của một tệp. Hãy in riêng từng đơn vị trực thuộc, hoặc chỉ in một cấp."));
        }
        return print.write(() -> write(form, sheet, mark));
    }

    byte[] write(PosterForm form, PosterSheet sheet, Mark mark) {
        byte[] pdf = Pdf.of(html(form, sheet, mark));
        return form == PosterForm.A3 ? Enlarged.toA3(pdf) : pdf;
    }

    private String html(PosterForm form, PosterSheet sheet, Mark mark) {
        List<Page> pages =
                sheet.posters().stream().map(poster -> page(poster, mark)).toList();
        if (pages.size() == 1) {
            // Nobody needs one card and three blank ones.
            pages = Collections.nCopies(form.perPage(), pages.getFirst());
        }
        Context context = new Context(
                VIETNAMESE,
                Map.of(
                        "sheet", sheet,
                        "accent", sheet.accent().print(),
                        "mark", data(mark.png()),
                        "titleSize", size(sheet.contest(), 34, 64, 110),
                        "pages", inGroups(pages, form.perPage())));
        return templates.process(form == PosterForm.CARDS ? "print/cards" : "print/poster", context);
    }

    private static Page page(Poster poster, Mark mark) {
        byte[] qr = QrCode.of(poster.address(), mark).bare(PIXELS_PER_MODULE);
        return new Page(poster, data(qr), size(poster.unit(), 28, 60, 110));
    }

    private static String size(String text, int large, int middle, int small) {
        int length = text.length();
        return length <= large ? "s1" : length <= middle ? "s2" : length <= small ? "s3" : "s4";
    }

    private static String data(byte[] png) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    }

    private static List<List<Page>> inGroups(List<Page> pages, int size) {
        return IntStream.iterate(0, from -> from < pages.size(), from -> from + size)
                .mapToObj(from -> pages.subList(from, Math.min(pages.size(), from + size)))
                .toList();
    }
}

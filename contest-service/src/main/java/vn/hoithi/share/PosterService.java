package vn.hoithi.share;

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
    private static final Locale VIETNAMESE = Locale.of("vi", "VN");

    private final ITemplateEngine templates;
    private final PrintService print;

    PosterService(ITemplateEngine templates, PrintService print) {
        this.templates = templates;
        this.print = print;
    }

    /** A poster as its template shows it; names are set smaller the longer they are. */
    record Page(Poster poster, String unitSize) {}

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
        List<Poster> posters = sheet.posters();
        // Nobody needs one card and three blank ones.
        List<List<Poster>> pages = posters.size() == 1
                ? List.of(Collections.nCopies(form.perPage(), posters.getFirst()))
                : inGroups(posters, form.perPage());
        List<List<QrCode>> codes = pages.stream()
                .map(page -> page.stream()
                        .map(poster -> QrCode.of(poster.address(), mark))
                        .toList())
                .toList();
        return OnPaper.draw(Pdf.of(html(form, sheet, pages)), form, codes, mark);
    }

    private String html(PosterForm form, PosterSheet sheet, List<List<Poster>> posters) {
        List<List<Page>> pages = posters.stream()
                .map(page -> page.stream().map(PosterService::page).toList())
                .toList();
        Context context = new Context(
                VIETNAMESE,
                Map.of(
                        "sheet",
                        sheet,
                        "accent",
                        sheet.accent().print(),
                        "titleSize",
                        size(sheet.contest(), 34, 64, 110),
                        "pages",
                        pages));
        return templates.process(form == PosterForm.CARDS ? "print/cards" : "print/poster", context);
    }

    private static Page page(Poster poster) {
        return new Page(poster, size(poster.unit(), 28, 60, 110));
    }

    private static String size(String text, int large, int middle, int small) {
        int length = text.length();
        return length <= large ? "s1" : length <= middle ? "s2" : length <= small ? "s3" : "s4";
    }

    private static List<List<Poster>> inGroups(List<Poster> posters, int size) {
        return IntStream.iterate(0, from -> from < posters.size(), from -> from + size)
                .mapToObj(from -> posters.subList(from, Math.min(posters.size(), from + size)))
                .toList();
    }
}

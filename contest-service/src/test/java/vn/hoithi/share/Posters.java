package vn.hoithi.share;

import java.util.List;
import java.util.stream.IntStream;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import vn.hoithi.contest.Accent;
import vn.hoithi.print.PrintService;

/** Posters without a platform around them. */
final class Posters {
    static final String LONG_CONTEST =
            "Cuộc thi trắc nghiệm trực tuyến tìm hiểu pháp luật về bầu cử đại biểu Quốc hội khóa XVI và Hội đồng nhân dân";
    static final String LONG_UNIT =
            "Chi bộ Trường Trung học cơ sở Nguyễn Bỉnh Khiêm và Trung tâm Giáo dục thường xuyên Lê Ích Mộc";

    private Posters() {}

    static PosterService service() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding("UTF-8");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        return new PosterService(engine, new PrintService());
    }

    static PosterSheet sheet(int units) {
        return new PosterSheet(
                "Cuộc thi trực tuyến “Hải Phòng làm theo lời Bác”",
                "Ban Tuyên giáo và Dân vận Thành ủy Hải Phòng",
                List.of("Thời gian: từ 08:00 Thứ Hai 23/11/2026", "đến 17:00 Chủ nhật 20/12/2026, gồm 4 vòng thi"),
                "0225 3 842 842",
                Accent.OURS,
                IntStream.rangeClosed(1, units)
                        .mapToObj(number -> new Poster(
                                "Tổ dân phố số " + number,
                                "Phường Lê Ích Mộc, Thành phố Hải Phòng",
                                "https://thi.haiphong.example.vn/t/A" + (100_000 + number)))
                        .toList());
    }

    static PosterSheet longNames() {
        return new PosterSheet(
                LONG_CONTEST,
                "Ban Chỉ đạo công tác bầu cử, Ban Tuyên giáo và Dân vận Tỉnh ủy, Liên đoàn Lao động tỉnh",
                List.of("Tuần thi 2: từ 08:00 Thứ Hai 23/11/2026", "đến 17:00 Chủ nhật 29/11/2026"),
                "0225 3 842 842 (giờ hành chính), 0912 345 678",
                new Accent(0x0B, 0x4F, 0xBD),
                List.of(new Poster(
                        LONG_UNIT,
                        "Đảng bộ phường Thủy Nguyên, Đảng bộ thành phố Hải Phòng",
                        "https://cuocthibaucu.tuyengiaodanvan.haiphong.example.vn/t/ABCDEF0")));
    }
}

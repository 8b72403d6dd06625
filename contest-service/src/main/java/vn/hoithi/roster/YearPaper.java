package vn.hoithi.roster;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import vn.hoithi.contest.Contest;
import vn.hoithi.participant.Person;
import vn.hoithi.print.Pdf;
import vn.hoithi.unit.Unit;

/** The year's list on paper. Numbers stay masked there: a sheet is passed from hand to hand. */
@Component
class YearPaper {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final ITemplateEngine templates;

    YearPaper(ITemplateEngine templates) {
        this.templates = templates;
    }

    record Row(int number, String name, String identity, List<String> attempts, String taken) {}

    byte[] pdf(Unit unit, YearList list, LocalDate today) {
        Context context = new Context();
        context.setVariable("unit", unit.name());
        context.setVariable("year", list.year());
        context.setVariable(
                "contests", list.contests().stream().map(Contest::name).toList());
        context.setVariable("rows", rows(list));
        context.setVariable("people", list.lines().size());
        context.setVariable("taken", list.taken());
        context.setVariable("tookAll", list.tookAll());
        context.setVariable("asOf", DAY.format(today));
        return Pdf.of(templates.process("print/year", context));
    }

    private static List<Row> rows(YearList list) {
        List<Row> rows = new ArrayList<>(list.lines().size());
        for (YearList.Line line : list.lines()) {
            rows.add(new Row(
                    rows.size() + 1,
                    line.name(),
                    Person.maskedIdentity(line.identity()),
                    line.attempts().stream()
                            .map(count -> count < 0 ? "–" : Integer.toString(count))
                            .toList(),
                    line.taken() + "/" + line.listed()));
        }
        return rows;
    }
}

package vn.hoithi.roster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.hoithi.contest.Contest;

/**
 * Who of a unit's rosters took part in which contests of a year. People are told apart by what identifies them: where two
 * contests ask for different things, a person has two lines rather than being taken for somebody of the same name.
 */
record YearList(int year, List<Contest> contests, List<Line> lines) {

    /** @param attempts by contest in the order of the list; -1 where the person is not on that contest's roster */
    record Line(String name, String identity, List<Integer> attempts) {
        /** In how many contests the person took part. */
        int taken() {
            return (int) attempts.stream().filter(count -> count > 0).count();
        }

        /** On how many rosters the person is. */
        int listed() {
            return (int) attempts.stream().filter(count -> count >= 0).count();
        }

        // A name or number must not reach a log by way of a message.
        @Override
        public String toString() {
            return "Line";
        }
    }

    /** @param field what identifies people in that contest */
    record Entry(int contestId, String field, String name, String identity, int attempts) {
        @Override
        public String toString() {
            return "Entry";
        }
    }

    static YearList of(int year, List<Contest> contests, List<Entry> entries) {
        Map<String, Building> people = new LinkedHashMap<>();
        for (Entry entry : entries) {
            people.computeIfAbsent(
                            entry.field() + ":" + entry.identity(),
                            key -> new Building(entry.name(), entry.identity(), new LinkedHashMap<>()))
                    .attempts()
                    .merge(entry.contestId(), entry.attempts(), Integer::sum);
        }
        List<Line> lines = new ArrayList<>();
        people.values()
                .forEach(person -> lines.add(new Line(
                        person.name(),
                        person.identity(),
                        contests.stream()
                                .map(contest -> person.attempts().getOrDefault(contest.id(), -1))
                                .toList())));
        return new YearList(year, List.copyOf(contests), List.copyOf(lines));
    }

    private record Building(String name, String identity, Map<Integer, Integer> attempts) {}

    /** How many took part in at least one contest. */
    int taken() {
        return (int) lines.stream().filter(line -> line.taken() > 0).count();
    }

    /** How many took part in every contest on whose roster they are. */
    int tookAll() {
        return (int)
                lines.stream().filter(line -> line.taken() == line.listed()).count();
    }
}

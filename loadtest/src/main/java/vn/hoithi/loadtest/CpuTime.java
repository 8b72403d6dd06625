package vn.hoithi.loadtest;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Processor time used so far by this client and by processes watched beside it, with their children. Unlike rates it
 * hardly changes when somebody else uses the machine too.
 */
final class CpuTime {
    private final Map<String, ProcessHandle> watched = new LinkedHashMap<>();

    /** @param names of the form {@code service=123,postgres=456}: a name and a process id for each */
    CpuTime(String names) {
        watched.put("client", ProcessHandle.current());
        Arrays.stream(names.split(",", -1))
                .filter(name -> !name.isBlank())
                .map(name -> name.split("=", 2))
                .forEach(name -> watched.put(
                        name[0], ProcessHandle.of(Long.parseLong(name[1])).orElseThrow()));
    }

    /** By name. */
    Map<String, Duration> now() {
        Map<String, Duration> times = new LinkedHashMap<>();
        watched.forEach((name, process) -> times.put(name, withChildren(name, process)));
        return times;
    }

    // The service may have started the others; they are counted under their own names.
    private Duration withChildren(String name, ProcessHandle process) {
        Stream<ProcessHandle> children = process.descendants()
                .filter(child -> watched.entrySet().stream()
                        .noneMatch(other -> !other.getKey().equals(name) && belongs(child, other.getValue())));
        return Stream.concat(Stream.of(process), children)
                .flatMap(one -> one.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static boolean belongs(ProcessHandle process, ProcessHandle ancestor) {
        return process.equals(ancestor)
                || process.parent().filter(parent -> parent.equals(ancestor)).isPresent();
    }
}

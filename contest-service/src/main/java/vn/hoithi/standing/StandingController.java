package vn.hoithi.standing;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.contest.ContestService;

/** Boards for everyone: once, or as a stream that always begins with the whole board. */
@RestController
@RequestMapping("/api/contests/{slug}/standings")
class StandingController {
    private final StandingService standings;
    private final ContestService contests;

    StandingController(StandingService standings, ContestService contests) {
        this.standings = standings;
        this.contests = contests;
    }

    @GetMapping
    Mono<Board> board(
            @PathVariable String slug,
            @RequestParam(defaultValue = "0") int round,
            @RequestParam(required = false) @Nullable Long parent,
            @RequestParam(required = false) @Nullable String tree) {
        return Mono.fromCallable(() -> standings.publicBoard(contests.require(slug), round, parent, tree));
    }

    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Board>> stream(
            @PathVariable String slug,
            @RequestParam(defaultValue = "0") int round,
            @RequestParam(required = false) @Nullable Long parent,
            @RequestParam(required = false) @Nullable String tree) {
        return standings.stream(contests.require(slug), round, parent, tree).map(StandingController::event);
    }

    private static ServerSentEvent<Board> event(Board board) {
        return ServerSentEvent.builder(board)
                .event("board")
                .id(Long.toString(board.revision()))
                .build();
    }
}

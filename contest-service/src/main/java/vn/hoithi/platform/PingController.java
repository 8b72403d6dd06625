package vn.hoithi.platform;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Answers nothing: its Date header sets clocks right, and benchmarks measure against it. */
@RestController
class PingController {

    @GetMapping("/api/ping")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> ping() {
        return Mono.empty();
    }
}

package vn.hoithi.platform;

import io.r2dbc.spi.R2dbcException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.result.view.ViewResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The one place where anything that went wrong becomes an answer: a problem document for programs and scripts, a page
 * for people. A fault that nobody foresaw shows its request id and nothing else.
 */
@Component
@Order(-2)
class ProblemHandler implements ErrorWebExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

    /** SQL states of a text that cannot be stored: as text, and within JSON. */
    private static final Set<String> UNSTORABLE = Set.of("22021", "22P05");

    private final ServerResponse.Context rendering;

    ProblemHandler(ServerCodecConfigurer codecs, List<ViewResolver> views) {
        this.rendering = new ServerResponse.Context() {
            @Override
            public List<HttpMessageWriter<?>> messageWriters() {
                return codecs.getWriters();
            }

            @Override
            public List<ViewResolver> viewResolvers() {
                return views;
            }
        };
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(error);
        }
        ProblemDetail problem = problemOf(error);
        problem.setInstance(URI.create(exchange.getRequest().getPath().value()));
        String id = (String) exchange.getAttributes().get(FrontDoor.REQUEST_ID);
        problem.setProperty("requestId", id);
        LoggingEventBuilder line = problem.getStatus() >= 500 ? log.atError().setCause(error) : log.atDebug();
        line.addKeyValue("request", id)
                .addKeyValue("problem", Problems.slug(problem))
                .log("{} {} answered {}", exchange.getRequest().getMethod(), route(exchange), problem.getStatus());
        return answer(exchange, problem).flatMap(response -> response.writeTo(exchange, rendering));
    }

    // The pattern, not the path: a path may hold a receipt.
    private static Object route(ServerWebExchange exchange) {
        Object pattern = exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern == null ? "unknown path" : pattern;
    }

    private static Mono<ServerResponse> answer(ServerWebExchange exchange, ProblemDetail problem) {
        ServerResponse.BodyBuilder response =
                ServerResponse.status(problem.getStatus()).header(HttpHeaders.CACHE_CONTROL, "no-store");
        Map<String, Object> more = problem.getProperties();
        if (more != null && more.get("retryAfter") instanceof Integer seconds) {
            response.header(HttpHeaders.RETRY_AFTER, seconds.toString());
        }
        return isForPrograms(exchange)
                ? response.contentType(MediaType.APPLICATION_PROBLEM_JSON).bodyValue(problem)
                : response.contentType(MediaType.TEXT_HTML)
                        .render("site/problem", Map.of("problem", ProblemPage.of(problem)));
    }

    private static boolean isForPrograms(ServerWebExchange exchange) {
        String accept = exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT);
        return exchange.getRequest().getPath().value().startsWith("/api/")
                || accept == null
                || !accept.contains("text/html");
    }

    private static ProblemDetail problemOf(Throwable error) {
        if (isNoText(error)) {
            return ofStatus(HttpStatus.BAD_REQUEST);
        }
        return switch (error) {
            case Refused refused -> refused.problem();
            case WebExchangeBindException invalid ->
                Problems.invalid("invalid-form", "Có thông tin chưa hợp lệ, hãy xem từng mục.", fieldErrors(invalid));
            case DataBufferLimitException limit -> tooLarge();
            case DataIntegrityViolationException inconsistent ->
                Problems.of(
                        HttpStatus.CONFLICT,
                        "inconsistent",
                        "Không lưu được",
                        "Có mục không hợp lệ, không còn tồn tại hoặc trùng lặp. Hãy tải lại trang rồi thử lại.");
            case DataAccessResourceFailureException busy -> new Overloaded().problem();
            case QueryTimeoutException slow -> new Overloaded().problem();
            case ErrorResponse known -> isTooLarge(error) ? tooLarge() : ofStatus(known.getStatusCode());
            default -> ofStatus(HttpStatus.INTERNAL_SERVER_ERROR);
        };
    }

    // A text with a NUL in it, which JSON can carry and PostgreSQL cannot store.
    private static boolean isNoText(Throwable error) {
        return error instanceof DataAccessException
                && error.getCause() instanceof R2dbcException refused
                && UNSTORABLE.contains(String.valueOf(refused.getSqlState()));
    }

    private static boolean isTooLarge(Throwable error) {
        Throwable cause = error.getCause();
        return cause instanceof DataBufferLimitException
                || (cause instanceof DecodingException decoding
                        && decoding.getCause() instanceof DataBufferLimitException);
    }

    private static List<Problems.FieldError> fieldErrors(WebExchangeBindException invalid) {
        return invalid.getFieldErrors().stream()
                .map(error -> new Problems.FieldError(error.getField(), String.valueOf(error.getDefaultMessage())))
                .toList();
    }

    private static ProblemDetail tooLarge() {
        return Problems.of(
                HttpStatus.CONTENT_TOO_LARGE,
                "too-large",
                "Dữ liệu gửi lên quá lớn",
                "Nội dung gửi lên vượt quá giới hạn cho phép nên không được nhận.");
    }

    private static ProblemDetail ofStatus(HttpStatusCode status) {
        return switch (status.value()) {
            case 400 ->
                Problems.of(
                        HttpStatus.BAD_REQUEST,
                        "malformed",
                        "Yêu cầu không đọc được",
                        "Dữ liệu gửi lên sai định dạng. Hãy tải lại trang và thử lại.");
            case 404 ->
                Problems.of(
                        HttpStatus.NOT_FOUND,
                        "unknown-page",
                        "Không tìm thấy trang",
                        "Địa chỉ này không có hoặc đã đổi. Hãy kiểm tra lại đường dẫn hoặc mã QR.");
            case 405 ->
                Problems.of(
                        HttpStatus.METHOD_NOT_ALLOWED,
                        "wrong-method",
                        "Yêu cầu không được hỗ trợ",
                        "Địa chỉ này không nhận loại yêu cầu đó.");
            case 406, 415 ->
                Problems.of(
                        HttpStatus.valueOf(status.value()),
                        "wrong-media-type",
                        "Định dạng không được hỗ trợ",
                        "Địa chỉ này nhận và trả lời bằng JSON.");
            case 413 -> tooLarge();
            case 503 -> new Overloaded().problem();
            default ->
                status.is4xxClientError()
                        ? Problems.of(
                                HttpStatus.valueOf(status.value()),
                                "refused",
                                "Yêu cầu bị từ chối",
                                "Yêu cầu này không thực hiện được.")
                        : Problems.of(
                                HttpStatus.INTERNAL_SERVER_ERROR,
                                "internal",
                                "Có lỗi phía máy chủ",
                                "Lỗi đã được ghi lại. Hãy thử lại sau ít phút; nếu vẫn lỗi, hãy báo Ban Tổ chức mã yêu cầu bên dưới.");
        };
    }
}

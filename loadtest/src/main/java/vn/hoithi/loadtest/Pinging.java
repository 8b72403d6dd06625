package vn.hoithi.loadtest;

/** Asks for nothing, as often as it is answered. */
final class Pinging implements Wire.Speaker {
    private static final int NO_CONTENT = 204;

    private final byte[] request;
    private final Figures figures;

    Pinging(HttpText text, Figures figures) {
        this.request = text.get("/api/ping");
        this.figures = figures;
    }

    @Override
    public byte[] next() {
        return request;
    }

    @Override
    public void heard(HttpAnswer answer, long nanos) {
        figures.answered(Figures.Step.PING, nanos);
        if (answer.status() != NO_CONTENT) {
            figures.failed(Figures.Step.PING, answer.status(), "");
        }
    }
}

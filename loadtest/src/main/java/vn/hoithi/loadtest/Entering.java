package vn.hoithi.loadtest;

import org.jspecify.annotations.Nullable;

/** Enters people until there are enough. */
final class Entering implements Wire.Speaker {
    private static final int CREATED = 201;
    private static final int TAKEN = 409;

    private final Venue venue;
    private final HttpText text;
    private final Phones phones;
    private final People people;
    private final int enough;

    Entering(Venue venue, HttpText text, Phones phones, People people, int enough) {
        this.venue = venue;
        this.text = text;
        this.phones = phones;
        this.people = people;
        this.enough = enough;
    }

    @Override
    public byte @Nullable [] next() {
        return people.size() >= enough
                ? null
                : text.send(
                        "POST", "/api/contests/" + venue.slug() + "/participations", "", venue.entry(phones.next()));
    }

    @Override
    public void heard(HttpAnswer answer, long nanos) {
        if (answer.status() == CREATED) {
            people.add(answer.cookie().orElseThrow());
        } else if (answer.status() != TAKEN) {
            throw new IllegalStateException("entry refused: " + answer.status() + " " + answer.text(2_000));
        }
    }
}

package vn.hoithi.standing;

/**
 * People and attempts of a unit with everything below it, in one round or in all (round 0).
 *
 * @param revision the fold that last changed it; a larger one is newer
 */
record UnitStanding(int round, long unit, int people, int attempts, long revision) {
    Key key() {
        return new Key(round, unit);
    }

    record Key(int round, long unit) {}
}

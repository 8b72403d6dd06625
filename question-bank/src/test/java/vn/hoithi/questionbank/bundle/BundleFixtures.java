package vn.hoithi.questionbank.bundle;

/** Bundles for tests of other packages. */
public final class BundleFixtures {

    private BundleFixtures() {}

    /** An honest bundle of so many submissions, signed with {@link #key}. */
    public static byte[] bundle(long seed, int submissions) {
        return Copy.generated(seed, submissions);
    }

    /** The public key that bundles are signed with. */
    public static String key() {
        return Bundle.printed(Keys.OWN.getPublic());
    }

    /** A public key that nothing is signed with. */
    public static String otherKey() {
        return Bundle.printed(Keys.OTHER.getPublic());
    }

    /** The receipt code of the n-th submission, counted from 1. */
    public static String code(int n) {
        return GeneratedRound.code(n);
    }

    /** A bundle in which a submission claims more points, signed with {@link #key} again; which line is wrong is not said. */
    public static byte[] forged(byte[] bundle) {
        return Copy.of(bundle)
                .edit(Kind.SUBMISSION, 5, "\"points\":", "\"points\":1")
                .signed(Keys.OWN.getPrivate());
    }
}

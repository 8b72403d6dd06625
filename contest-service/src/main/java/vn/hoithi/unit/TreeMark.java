package vn.hoithi.unit;

/**
 * A tree with what tells that something in it has changed.
 *
 * @param revision moves with every change of units
 * @param shape moves when a unit gets another place
 * @param targets moves when a target changes
 */
record TreeMark(int id, String code, String name, long revision, long shape, long targets) {
    UnitTree tree() {
        return new UnitTree(id, code, name, revision);
    }
}

package vn.hoithi.site;

import java.util.List;

/**
 * Which part of a long list a page shows.
 *
 * @param page counted from 1
 */
record Pages(int page, int pages, int size, int total) {

    /** The page asked for, or the nearest one there is. */
    static Pages of(int total, int size, int asked) {
        int pages = Math.max(1, (total + size - 1) / size);
        return new Pages(Math.clamp(asked, 1, pages), pages, size, total);
    }

    <T> List<T> of(List<T> all) {
        return all.subList(Math.min(total, (page - 1) * size), Math.min(total, page * size));
    }
}

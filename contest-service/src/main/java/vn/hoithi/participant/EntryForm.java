package vn.hoithi.participant;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it was sent.
 *
 * @param unitId the unit chosen in the contest's tree
 * @param otherUnitIds units in other trees, at most one in each
 * @param link short link that led here, for counting channels
 * @param fields what was typed, by {@code FormField.Name}
 * @param helper somebody enters for another person, who may share the helper's phone
 */
public record EntryForm(
        @Nullable Long unitId,
        @Size(max = 8) @Nullable List<@NotNull Long> otherUnitIds,
        @Size(max = 20) @Nullable String link,
        @NotNull @Size(max = 20) Map<String, @Nullable String> fields,
        boolean helper,
        boolean sharedDevice,
        boolean consent,
        int consentVersion) {}

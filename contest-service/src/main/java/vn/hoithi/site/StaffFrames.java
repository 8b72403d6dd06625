package vn.hoithi.site;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import vn.hoithi.account.Staff;

/** Gives every staff page its frame. */
@ControllerAdvice(
        assignableTypes = {
            StaffPages.class,
            StaffBankPages.class,
            StaffContestPages.class,
            StaffAppealPages.class,
            StaffUnitPages.class,
            UnitProfilePages.class,
            OrganizerPages.class,
            SharePages.class,
            SpreadRankPages.class,
            LookPages.class,
            ReportPages.class,
            DecisionPages.class,
            ResultPages.class,
            JudgedPages.class,
            RosterPages.class
        })
class StaffFrames {

    @ModelAttribute("frame")
    @Nullable
    StaffFrame frame(@AuthenticationPrincipal @Nullable Staff staff) {
        return staff == null ? null : StaffFrame.of(staff);
    }
}

package vn.hoithi.unit;

import java.util.Map;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import vn.hoithi.account.AuditLog;
import vn.hoithi.account.Role;
import vn.hoithi.account.Staff;
import vn.hoithi.platform.ShieldedTx;
import vn.hoithi.platform.SimplyRefused;

/** The person in charge of a unit: seen and changed by the staff of its subtree. */
@Service
public class ContactService {
    private final UnitService units;
    private final ContactStore store;
    private final AuditLog audit;
    private final ShieldedTx tx;

    ContactService(UnitService units, ContactStore store, AuditLog audit, ShieldedTx tx) {
        this.units = units;
        this.store = store;
        this.audit = audit;
        this.tx = tx;
    }

    /** Empty when nobody is named. */
    public Mono<Contact> find(long unitId, Staff by) {
        return Mono.defer(() -> store.find(units.requireWithin(by, unitId).id()));
    }

    /** Names the person in charge; the log tells that it was done, not whom. */
    public Mono<Void> put(long unitId, Contact contact, Staff by) {
        if (by.role() == Role.REVIEWER) {
            return Mono.error(SimplyRefused.forbidden("Tài khoản của bạn chỉ được xem."));
        }
        Unit unit = units.requireWithin(by, unitId);
        return tx.run(() -> store.put(Map.of(unit.id(), contact), by.login())
                        .then(audit.write(by, "unit.contact", "unit:" + unitId, null, null))
                        .thenReturn(true))
                .then();
    }
}

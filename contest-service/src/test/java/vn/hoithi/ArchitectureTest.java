package vn.hoithi;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rules that keep acknowledged writes safe (spring-framework#36344) and event loops free. */
class ArchitectureTest {
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("vn.hoithi");

    @Test
    void onlyTheShieldRunsTransactions() {
        noClasses()
                .that()
                .doNotHaveSimpleName("ShieldedTx")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(TransactionalOperator.class, Transactional.class)
                .because("a cancelled transaction can erase other people's acknowledged writes")
                .check(classes);
    }

    @Test
    void nobodyPutsATimeoutAroundDatabaseWork() {
        noClasses()
                .should()
                .callMethodWhere(target(describe(
                        "is timeout of Mono or Flux",
                        method -> method.getName().equals("timeout")
                                && (method.getOwner().isEquivalentTo(Mono.class)
                                        || method.getOwner().isEquivalentTo(Flux.class)))))
                .because("a timeout cancels; time limits are PostgreSQL's")
                .check(classes);
    }

    @Test
    void nothingBlocksButTheFirstStart() {
        noClasses()
                .that()
                .doNotHaveSimpleName("FirstStart")
                .should()
                .callMethodWhere(target(describe(
                        "is a blocking call of Reactor",
                        method -> method.getName().startsWith("block")
                                && method.getOwner().getPackageName().startsWith("reactor."))))
                .check(classes);
    }

    @Test
    void onlyTheLanesSubscribe() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Lane")
                .should()
                .callMethodWhere(target(describe(
                        "is subscribe of Mono or Flux",
                        method -> method.getName().equals("subscribe")
                                && method.getOwner().getPackageName().startsWith("reactor."))))
                .check(classes);
    }
}

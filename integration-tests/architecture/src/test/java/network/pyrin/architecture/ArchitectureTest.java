package network.pyrin.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules between modules, checked on the compiled classes. The table itself is {@link ModuleRules}. */
class ArchitectureTest {
    private static final String[] PROGRAMS_WITH_QUARKUS = {"network.pyrin.standalone..", "network.pyrin.functions.."};

    private static JavaClasses product;

    @BeforeAll
    static void importProduct() {
        product = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("network.pyrin");
    }

    @Test
    void everyModuleIsInTheTable() {
        Set<String> unlisted = new TreeSet<>();
        for (JavaClass type : product) {
            if (ModuleRules.moduleOf(type.getPackageName()).isEmpty()) {
                unlisted.add(type.getPackageName());
            }
        }
        assertThat(unlisted).as("packages of no listed module").isEmpty();
    }

    @Test
    void theTableListsNoModuleThatIsNotThere() {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : product) {
            found.add(ModuleRules.moduleOf(type.getPackageName()));
        }
        assertThat(found).containsAll(ModuleRules.ALLOWED.keySet());
    }

    @Test
    void modulesSeeOnlyWhatTheTableAllows() {
        classes()
                .should(new ArchCondition<JavaClass>("use only the modules that the table allows") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        String module = ModuleRules.moduleOf(type.getPackageName());
                        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                            String target = dependency
                                    .getTargetClass()
                                    .getBaseComponentType()
                                    .getPackageName();
                            if (target.startsWith(ModuleRules.BASE) && !ModuleRules.isAllowed(module, target)) {
                                events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                            }
                        }
                    }
                })
                .check(product);
    }

    @Test
    void noPackageCycles() {
        slices().matching("network.pyrin.(**)").should().beFreeOfCycles().check(product);
    }

    @Test
    void frameworksStayInThePrograms() {
        noClasses()
                .that()
                .resideOutsideOfPackages(PROGRAMS_WITH_QUARKUS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "jakarta..")
                .check(product);
    }

    @Test
    void theKernelRunsAnywhere() {
        noClasses()
                .that()
                .resideInAnyPackage("network.pyrin.crypto..", "network.pyrin.chain..")
                .should()
                .dependOnClassesThat(describe(
                        "reflect, do I/O or bring a framework",
                        type -> !type.getPackageName().startsWith("network.pyrin.") && !isAllowedInTheKernel(type)))
                .check(product);
    }

    private static boolean isAllowedInTheKernel(JavaClass type) {
        JavaClass base = type.getBaseComponentType();
        String name = base.getPackageName();
        return base.isPrimitive()
                || name.equals("java.lang")
                || name.equals("java.lang.annotation")
                || name.equals("java.lang.runtime")
                || name.equals("java.lang.invoke")
                || name.equals("java.math")
                || name.equals("java.nio.charset")
                || name.equals("java.security")
                || name.startsWith("java.util")
                || name.startsWith("org.bouncycastle")
                || name.startsWith("org.apache.commons.codec")
                || name.startsWith("org.jspecify");
    }

    @Test
    void onlyServersSeeNativeSignatures() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "network.pyrin.cryptonative..",
                        "network.pyrin.node.app..",
                        "network.pyrin.simnet..",
                        "network.pyrin.standalone..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("network.pyrin.cryptonative..")
                .check(product);
    }

    /** Who may write what of the read model, beside the processor: two writers of webhooks, each for fields of its own. */
    private static final Map<String, String> WRITERS = Map.of(
            "network.pyrin.readmodel.WebhookRegistrationWriter", "network.pyrin.functions.walletapi.",
            "network.pyrin.readmodel.WebhookDeliveryWriter", "network.pyrin.functions.alerts.");

    @Test
    void functionsOnlyReadTheReadModel() {
        classes()
                .that()
                .resideInAnyPackage("network.pyrin.functions..", "network.pyrin.stream..")
                .should(new ArchCondition<JavaClass>("write nothing of the read model but what is theirs") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                            JavaClass target = dependency.getTargetClass().getBaseComponentType();
                            if (isWriter(target) && !mayWrite(type, target)) {
                                events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                            }
                        }
                    }
                })
                .check(product);
    }

    private static boolean isWriter(JavaClass type) {
        return type.getPackageName().startsWith("network.pyrin.readmodel")
                && type.getSimpleName().endsWith("Writer");
    }

    private static boolean mayWrite(JavaClass type, JavaClass writer) {
        return Optional.ofNullable(WRITERS.get(writer.getName()))
                .filter(owner -> type.getName().startsWith(owner))
                .isPresent();
    }

    @Test
    void everyWriterOfWebhooksHasItsOwner() {
        Set<String> writers = new TreeSet<>();
        for (JavaClass type : product) {
            if (isWriter(type)) {
                writers.add(type.getName());
            }
        }
        assertThat(writers).containsExactlyInAnyOrderElementsOf(WRITERS.keySet());
    }
}

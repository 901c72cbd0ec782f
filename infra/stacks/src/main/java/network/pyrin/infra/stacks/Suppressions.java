package network.pyrin.infra.stacks;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Validations;
import software.constructs.IConstruct;

/**
 * Where we do otherwise than the checks of good practice ask, and why: the one list. Each entry names the smallest part it is about.
 *
 * <p>What a role may do is not judged here but by the table in {@code docs/operations/security.md}, which a test holds against the templates
 * statement by statement: a right that is added or widened fails there, whatever this list says.
 */
final class Suppressions {
    /** An exception: stack within the site, pattern of paths within the stack, rule, reason. */
    private record Exempt(String part, String path, String rule, String reason) {}

    private static final String ROLE_TABLE =
            "Stars stand for actions that know no resources, or for objects below a prefix; each statement is in the table of"
                    + " docs/operations/security.md, which a test compares.";

    private static final List<Exempt> ALL = List.of(
            new Exempt(
                    "data",
                    ".*Uri|RedisPassword",
                    "AwsSolutions-SMG4",
                    "The service cannot make a new password at the database's provider; docs/operations/secrets.md says how it is changed."),
            new Exempt(
                    "data", "Alerts(Unreached|Failed)", "AwsSolutions-SQS3", "It is a queue of dead letters itself."),
            new Exempt("node", "(Snapshot)?Role", "AwsSolutions-IAM5", ROLE_TABLE),
            new Exempt("stream", "Role", "AwsSolutions-IAM5", ROLE_TABLE),
            new Exempt("functions", ".*Role", "AwsSolutions-IAM5", ROLE_TABLE),
            new Exempt("observability", "CanaryRole", "AwsSolutions-IAM5", ROLE_TABLE),
            new Exempt(
                    "functions",
                    ".*Deployment",
                    "AwsSolutions-IAM4",
                    "The provider's own policy for deployments of functions in its limited form; it follows that service's needs."),
            new Exempt(
                    "functions",
                    "Route.*",
                    "AwsSolutions-APIG4",
                    "The API is public: it shows a public chain and passes on transactions that carry their own signatures."),
            new Exempt(
                    "node",
                    "Machines",
                    "AwsSolutions-AS3",
                    "A group of one: alarms tell when the machine is gone or fails, which is what an operator acts on."),
            new Exempt(
                    "stream",
                    "Machines",
                    "AwsSolutions-AS3",
                    "That machines come and go is normal; alarms tell when they do not answer or are all busy."),
            new Exempt(
                    "stream",
                    "Balancer",
                    "AwsSolutions-ELB2",
                    "Every request passes the content network, whose access log has it; the balancer's would be a copy."),
            new Exempt("edge", "(Api)?Site", "AwsSolutions-CFR1", "A public chain's explorer is for everybody."),
            new Exempt(
                    "edge",
                    "(Api)?Site",
                    "AwsSolutions-CFR2",
                    "Preset key edge.firewall: without it the gateway's throttles and bounded concurrency are what limits a flood."),
            new Exempt(
                    "edge",
                    "(Api)?Site",
                    "AwsSolutions-CFR4",
                    "Without a domain of its own the distribution has the provider's certificate, whose TLS version cannot be chosen."),
            new Exempt(
                    "edge",
                    "(Api)?Site",
                    "AwsSolutions-CFR5",
                    "From the edge to the node VM in presets without a balancer: public chain data, and a door that knows the edge's addresses"
                            + " only."));

    private Suppressions() {}

    private static Acknowledgment acknowledgment(String rule, String reason) {
        return Acknowledgment.builder().id(rule).reason(reason).build();
    }

    /** Marks what the list names in one stack. */
    static void apply(SiteStack stack, String part) {
        Validations.of(stack)
                .acknowledge(
                        acknowledgment(
                                "CloudFormation-Validate::W3694",
                                "An alias is a function's address too; events must reach the deployed version."),
                        acknowledgment(
                                "CloudFormation-Validate::E1152",
                                "A launch template may name a parameter that holds the image: a new machine is a patched one."));
        for (Exempt exempt : ALL) {
            if (exempt.part().equals(part)) {
                Pattern path = Pattern.compile(exempt.path());
                for (IConstruct child : stack.getNode().getChildren()) {
                    if (path.matcher(child.getNode().getId()).matches()) {
                        NagSuppressions.addResourceSuppressions(
                                child,
                                List.of(NagPackSuppression.builder()
                                        .id(exempt.rule())
                                        .reason(exempt.reason())
                                        .build()),
                                true);
                    }
                }
            }
        }
    }
}

package network.pyrin.infra.deploy;

import java.util.ArrayList;
import java.util.List;
import network.pyrin.infra.stacks.Release;

/**
 * Takes a site down. Asks twice. The stacks network and data stay, with everything that cannot be made again: a later deployment goes on with
 * the same volume, address, secret and topic. Repeatable after a failure.
 */
final class Destruction {
    private final Plan plan;
    private final Cloud cloud;
    private final Tools tools;
    private final Operator operator;

    Destruction(Plan plan, Cloud cloud, Tools tools, Operator operator) {
        this.plan = plan;
        this.cloud = cloud;
        this.tools = tools;
        this.operator = operator;
    }

    void run() throws DeployException {
        String account = new Preflight(plan, cloud, tools, operator).check();
        ask(
                "Take down " + plan.site() + " in account " + account + ", region " + plan.region()
                        + "? Type the site's name: ",
                plan.site());
        cloud.lock(plan.lockName(), Holder.describe());
        try {
            Synthesis synthesis = tools.synthesise(plan, Release.SAMPLE);
            List<String> stacks = new ArrayList<>(synthesis.stacks().reversed());
            stacks.removeAll(List.of(plan.stack("network"), plan.stack("data")));
            operator.say("goes:  " + String.join(", ", stacks));
            operator.say("stays: " + plan.stack("network") + ", " + plan.stack("data") + " and the pages' bucket");
            ask("Sure? Type the last stack to go, " + stacks.getLast() + ": ", stacks.getLast());
            StateFile state = StateFile.open(plan.stateFile(account));
            state.forgetSteps();
            for (String stack : stacks) {
                operator.say("== destroy " + stack);
                cloud.unprotect(stack, stack.equals(plan.stack("edge")) ? "us-east-1" : plan.region());
                if (tools.cdk(synthesis.assembly(), List.of("destroy", stack, "--exclusively", "--force")) != 0) {
                    throw new DeployException(
                            "destroy " + stack + ": the CDK command failed; its own words are above",
                            "call ./pyrin deploy destroy again: what is gone stays gone, it goes on at this stack");
                }
            }
            tellWhatRemains();
        } finally {
            cloud.unlock(plan.lockName());
        }
    }

    private void ask(String question, String expected) throws DeployException {
        if (!operator.ask(question).equals(expected)) {
            throw new DeployException(
                    "not confirmed; nothing more is taken down", "call again and type exactly " + expected);
        }
    }

    private void tellWhatRemains() throws DeployException {
        PriceTable prices = PriceTable.read(plan.root().resolve("infra/prices.csv"));
        List<Bill.Line> remaining = Estimate.remaining(prices, plan.preset(), plan.blocksPerSecond());
        operator.say("");
        operator.say("What remains, and what it costs a month:");
        remaining.forEach(line -> operator.say("  " + line.text()));
        operator.say(
                "./pyrin deploy brings the site back with all its data. To give the data up as well, delete the two stacks and what they");
        operator.say("keep in the console; docs/operations/deploy.md lists it.");
    }
}

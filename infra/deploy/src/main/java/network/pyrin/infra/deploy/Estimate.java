package network.pyrin.infra.deploy;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import network.pyrin.infra.stacks.preset.Preset;

/** What a preset costs a month, resource by resource, at given users and blocks a second. */
final class Estimate {
    private static final int MORE_USERS = 10_000;

    private final PriceTable prices;
    private final Preset preset;
    private final Traffic traffic;
    private final Bill bill;

    /**
     * An estimate.
     *
     * @param prices the dated table
     * @param preset what is deployed
     * @param users daily users
     * @param blocksPerSecond blocks a second
     * @throws DeployException if a price is missing
     */
    Estimate(PriceTable prices, Preset preset, int users, int blocksPerSecond) throws DeployException {
        this.prices = prices;
        this.preset = preset;
        this.traffic = new Traffic(users, blocksPerSecond);
        this.bill = new Bill(prices);
        new HourlyCosts(bill, preset, traffic).add();
        new UsageCosts(bill, preset, traffic).add();
    }

    List<Bill.Line> lines() {
        return bill.lines();
    }

    double total() {
        return bill.total();
    }

    /** What is left to pay for after the site was taken down, with its data kept. */
    static List<Bill.Line> remaining(PriceTable prices, Preset preset, int blocksPerSecond) throws DeployException {
        Bill left = new Bill(prices);
        new HourlyCosts(left, preset, new Traffic(0, blocksPerSecond)).addWhatStays();
        return left.lines();
    }

    /** Prints the table, the total, and what another ten thousand users add. */
    void print(Consumer<String> out) throws DeployException {
        out.accept(String.format(
                Locale.ROOT,
                "%s at %,d daily users and %d block%s a second, dollars a month (<= marks an upper bound):",
                preset.name(),
                traffic.users(),
                traffic.blocksPerSecond(),
                traffic.blocksPerSecond() == 1 ? "" : "s"));
        lines().forEach(line -> out.accept("  " + line.text()));
        out.accept(String.format(Locale.ROOT, "  %-73s %8.2f", "total", total()));
        double more =
                new Estimate(prices, preset, traffic.users() + MORE_USERS, traffic.blocksPerSecond()).total() - total();
        out.accept(String.format(Locale.ROOT, "  %-73s %8.2f", "another 10,000 daily users", more));
    }
}

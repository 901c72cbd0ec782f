package network.pyrin.infra.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines of an estimate, priced by the dated table as they are added. */
final class Bill {
    private final PriceTable prices;
    private final List<Line> lines = new ArrayList<>();

    Bill(PriceTable prices) {
        this.prices = prices;
    }

    /**
     * One resource.
     *
     * @param name the resource
     * @param quantity how much of it
     * @param dollars a month
     * @param isBound whether the price is an upper bound
     */
    record Line(String name, String quantity, double dollars, boolean isBound) {
        String text() {
            return String.format(Locale.ROOT, "%-38s %-34s %8.2f%s", name, quantity, dollars, isBound ? " <=" : "");
        }
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    double total() {
        return lines.stream().mapToDouble(Line::dollars).sum();
    }

    /** As below, with one figure in the description. */
    void add(String name, String key, double quantity, String format, double shown) throws DeployException {
        add(name, key, quantity, String.format(Locale.ROOT, format, shown));
    }

    /**
     * Adds a line; nothing of a resource is no line, unless it is nothing because some of it is free.
     *
     * @param name the resource
     * @param key its price in the table
     * @param quantity in the price's unit, a month
     * @param described the same for people
     * @throws DeployException if the table has no such price
     */
    void add(String name, String key, double quantity, String described) throws DeployException {
        PriceTable.Price price = prices.of(key);
        if (quantity > 0) {
            lines.add(new Line(name, described, quantity * price.dollars(), price.isBound()));
        } else if (described.contains("free")) {
            lines.add(new Line(name, described, 0, false));
        }
    }
}

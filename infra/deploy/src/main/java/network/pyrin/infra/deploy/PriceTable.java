package network.pyrin.infra.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The dated price table, {@code infra/prices.csv}, read strictly.
 *
 * @param prices by key, in the file's order
 */
record PriceTable(Map<String, Price> prices) {
    PriceTable {
        prices = new LinkedHashMap<>(prices);
    }

    /**
     * One price.
     *
     * @param dollars per unit
     * @param unit of what
     * @param isBound whether it is an upper bound rather than a figure that was looked up
     * @param source public page that has it
     */
    record Price(double dollars, String unit, boolean isBound, String source) {}

    /**
     * Reads the table.
     *
     * @param file the table
     * @return its prices
     * @throws DeployException naming the line that is not understood
     */
    static PriceTable read(Path file) throws DeployException {
        Map<String, Price> prices = new LinkedHashMap<>();
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new DeployException(
                    "the price table " + file + " cannot be read: " + e.getMessage(), "restore it from the repository");
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                String[] cells = line.split(",", -1);
                if (cells.length != 5
                        || !cells[1].matches("[0-9]+\\.[0-9]{1,6}")
                        || !cells[3].matches("looked-up|bound")
                        || !cells[4].startsWith("https://")
                        || prices.containsKey(cells[0])) {
                    throw new DeployException(
                            file.getFileName() + ", line " + (i + 1) + " is no price: " + line,
                            "write key,dollars,unit,looked-up or bound,https source; each key once");
                }
                prices.put(
                        cells[0],
                        new Price(Double.parseDouble(cells[1]), cells[2], cells[3].equals("bound"), cells[4]));
            }
        }
        return new PriceTable(prices);
    }

    /** A price that must be there. */
    Price of(String key) throws DeployException {
        Price price = prices.get(key);
        if (price == null) {
            throw new DeployException(
                    "the price table has no " + key, "add a line to infra/prices.csv, with its source");
        }
        return price;
    }
}

package network.pyrin.functions.substitutions;

/** What is on the path of the program that is compiled. */
final class Classes {
    private Classes() {}

    /** Looks for the file: the class itself may not link. */
    static boolean onPath(String name) {
        return Thread.currentThread().getContextClassLoader().getResource(name.replace('.', '/') + ".class") != null;
    }
}

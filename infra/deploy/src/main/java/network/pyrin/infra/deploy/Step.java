package network.pyrin.infra.deploy;

/**
 * One step of a deployment.
 *
 * @param name for the screen and the state file
 * @param repeats whether it is done at each call, also when a call before did it: questions and checks are
 * @param work what it does; may be repeated safely
 */
record Step(String name, boolean repeats, Work work) {
    /** Something that may fail with a way out. */
    @FunctionalInterface
    interface Work {
        /** Does it. */
        void run() throws DeployException;
    }

    /** A step that need not be repeated once it is done. */
    static Step once(String name, Work work) {
        return new Step(name, false, work);
    }

    /** A step that each call does. */
    static Step always(String name, Work work) {
        return new Step(name, true, work);
    }
}

package com.fasterxml.jackson.datatype.joda;

import com.fasterxml.jackson.databind.module.SimpleModule;

/**
 * Stands in an artefact for the library of the same name. The framework registers that module with the mapper of every
 * function, for dates in events that no function here receives; its 600 classes are of a format that no AOT cache takes,
 * and loading them was a tenth of a cold start.
 */
public final class JodaModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    /** Made by the framework. */
    public JodaModule() {
        super("joda");
    }
}

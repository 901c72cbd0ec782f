/**
 * Care of a read model as a whole: copied to files and back, given a new identity. For operators, through
 * {@link network.pyrin.processor.upkeep.ReadModelMain}; the processor must not run meanwhile.
 *
 * <pre>
 *   database --ReadModelCopy.write--> one .bson.gz per collection --ReadModelCopy.read--> empty database
 *                                                                        |
 *                                                                 Epochs.renew: clients reload
 * </pre>
 *
 * <p>Depends on the database driver and on {@code libs/read-model} for the checkpoint's place; knows no other document.
 */
@NullMarked
package network.pyrin.processor.upkeep;

import org.jspecify.annotations.NullMarked;

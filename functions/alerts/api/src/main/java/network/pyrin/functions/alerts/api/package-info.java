/**
 * Tells webhooks what happens on the addresses they watch: each thing once, in order, nothing left out.
 *
 * <pre>
 *   chain events --hint "this address moved"--+
 *   sweep --------"what moved unheard?"-------+--> Reconciler --CursorStep--> cursor in MongoDB, with the delivery in it
 *                                                      |  ^                          (compare and swap)
 *                                                      v  | next step
 *                                     DeliveryQueue --> Deliverer --signed POST--> target
 *                                                         | back-off, then DeadLetters
 * </pre>
 *
 * <p>Events are hints only. The truth is the address's history in the read model; per webhook and address a cursor says up
 * to where it was told, and one delivery at a time is under way. So events that are lost, doubled or out of order change
 * nothing in the end, a slow target holds one delivery and no memory, and a crash at any point leaves the delivery in the
 * cursor, where the sweep finds it. What was accepted and taken back before it could be told is not told.
 *
 * <p>Nobody is told what the database may still forget: a delivery goes into the queue when the cursor that holds it, and so
 * the part of the history that it tells, is on the disk and, in a replica set, with a majority. Else a crash could take back
 * what a receiver was told, and tell it something else in its place. And it leaves the queue when it has left the cursor in
 * the same way.
 *
 * <p>Plain Java: composed by the neighbouring Lambda and by the standalone process ({@code AlertsService}). May depend on
 * {@code events}, {@code read-model} and {@code webhooks}.
 */
@NullMarked
package network.pyrin.functions.alerts.api;

import org.jspecify.annotations.NullMarked;

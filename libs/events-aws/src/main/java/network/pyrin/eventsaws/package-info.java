/**
 * Chain events over SNS and SQS, behind the interfaces of {@link network.pyrin.events}.
 */
@NullMarked
package network.pyrin.eventsaws;

import org.jspecify.annotations.NullMarked;

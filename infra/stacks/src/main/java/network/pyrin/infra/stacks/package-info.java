/**
 * The cloud stacks as code: one class per box of the architecture's picture, three presets, nothing made by hand.
 *
 * <pre>
 * preset file -- Preset ──┐
 * route table -- routes ──┼─&gt; Site ─┬─ network        who may talk to whom, the ways out
 * release ------ Release ─┤         ├─ data           topic, queues, secret, buckets, Redis
 * headers ------ headers ─┘         ├─ node           the machine of node and processor, its volume
 *                                   ├─ functions      HTTP API, functions, gradual deployment
 *                                   ├─ stream         balanced machines (only where the preset says so)
 *                                   ├─ edge           pages, distribution, firewall (in its own region)
 *                                   └─ observability  alarms, dashboard, canary, budget
 * </pre>
 *
 * Stacks name no account and no region (but for the edge's): what depends on them is a parameter that the deploying program fills in.
 * Each stack may use the ones above it. This package sees the route table and the CDK, nothing else of the project.
 */
@NullMarked
package network.pyrin.infra.stacks;

import org.jspecify.annotations.NullMarked;

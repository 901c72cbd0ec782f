/**
 * Speed and memory, measured by hand: {@code ./pyrin bench NAME}. Never part of the tests, which must not depend on the
 * clock.
 *
 * <p>One class per suite: {@link network.pyrin.benchmarks.CryptoBenchmark} (JMH) times the hashes and signatures that every
 * block goes through, {@link network.pyrin.benchmarks.DagBenchmark} the hot spots of the DAG; {@code ReplaySuite} validates a recorded chain as fast as it goes; {@code StackSuite} runs the
 * packaged stack as a process and looks at it from outside. {@link network.pyrin.benchmarks.BenchMain} finds the suite by its name. The figures with their dates
 * and machines are in docs/benchmarks.md.
 */
@NullMarked
package network.pyrin.benchmarks;

import org.jspecify.annotations.NullMarked;

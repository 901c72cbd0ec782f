/**
 * What the native compiler must not look for in the functions' libraries.
 *
 * <p>The compiler links every class that a program could reach, and refuses the program where one is missing. The MongoDB
 * driver and the AWS client name libraries that are there only for who wants client-side encryption, Netty's sockets or
 * rare checksums; no function does, and none carries them (encryption alone is 21 MB). Each class here takes the place of
 * a method that would lead there.
 *
 * <pre>
 *   functions/NAME/lambda -- only with -Dnative --> this --> native compiler
 * </pre>
 *
 * <p>May depend on the libraries that it changes and on nothing of ours. A test holds every method here against the
 * library's own, so an upgrade that moves one is seen before a native build is.
 */
@NullMarked
package network.pyrin.functions.substitutions;

import org.jspecify.annotations.NullMarked;

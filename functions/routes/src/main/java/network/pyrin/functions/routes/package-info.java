/**
 * The one route table of all HTTP functions, made from their OpenAPI documents.
 */
@NullMarked
package network.pyrin.functions.routes;

import org.jspecify.annotations.NullMarked;

/**
 * How each persisted type is stored: plans, the canonical text of a schema, and the fingerprint that is made of it.
 *
 * <p>Plans are values without anything of javac; {@code read} makes them of types, {@code emit} writes code and documents of them.
 */
@NullMarked
package dev.lodestep.processor.codec;

import org.jspecify.annotations.NullMarked;

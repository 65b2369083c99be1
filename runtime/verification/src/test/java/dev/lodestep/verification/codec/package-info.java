/** What generated codecs accept, refuse and write, on types of every kind. Stores and engines are not here. */
@NullMarked
package dev.lodestep.verification.codec;

import org.jspecify.annotations.NullMarked;

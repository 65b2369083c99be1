/**
 * Small workflows, each around what a few annotations can say, so that together they say everything there is to say; what they are given
 * decides what they do. The workflows of the language's pages and the tests do not live here.
 */
@NullMarked
package dev.lodestep.verification.features;

import org.jspecify.annotations.NullMarked;

/**
 * The picture of a workflow: a chart of boxes and arrows, laid out in layers and written as SVG while the workflow is compiled.
 *
 * <p>The parts follow each other: {@link dev.lodestep.processor.picture.Chart} is what is to be drawn, {@code Arcs} tells ways forward from
 * ways back, {@code Ranks} gives every box a row, {@code Layered} adds the points at which long ways pass the rows between, {@code Ordering}
 * sorts each row, {@code Columns} and {@code Rows} place everything, {@code Routes} draws the lines, and {@code Svg} writes the
 * {@code Drawing}. Everything is a pure function of the chart, and the order in which its boxes and arrows are listed has no influence.
 * Nothing of javac or of the inference lives here, nor any font: the widths of characters are a table.
 */
@NullMarked
package dev.lodestep.processor.picture;

import org.jspecify.annotations.NullMarked;

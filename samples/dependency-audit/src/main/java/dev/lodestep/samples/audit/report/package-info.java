/**
 * What an audit leaves behind: the report's table, and the table shown as a page and on a terminal. The rendering is pure; only
 * {@link dev.lodestep.samples.audit.report.ReportTable} touches a file. Nothing here knows of workflows.
 */
@NullMarked
package dev.lodestep.samples.audit.report;

import org.jspecify.annotations.NullMarked;

package dev.lodestep.benchmarks.contest;

import dev.lodestep.benchmarks.site.CpuTime;
import dev.lodestep.benchmarks.site.Place;
import dev.lodestep.benchmarks.site.Site;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets contenders take turns, so that what else the machine does meets all of them alike, and gives the median round of each. Each round
 * begins with an empty database.
 */
final class Comparison {
    private final Site site;
    private final PrintWriter out;

    Comparison(Site site, PrintWriter out) {
        this.site = site;
        this.out = out;
    }

    /** The median round of each contender by name, in their order. */
    Map<String, Figures> of(List<Contender> contenders, Load load, Plan plan) throws Exception {
        for (Contender contender : contenders) {
            contender.round(site.fresh(), load, plan.warmUp());
        }
        Map<String, List<Figures>> measured = new LinkedHashMap<>();
        for (int i = 1; i <= plan.rounds(); i++) {
            for (Contender contender : contenders) {
                Figures figures = measured(contender, load, plan);
                out.printf("round %d  %-7s %s%n", i, contender.name(), figures);
                out.flush();
                measured.computeIfAbsent(contender.name(), first -> new ArrayList<>())
                        .add(figures);
            }
        }
        Map<String, Figures> medians = new LinkedHashMap<>();
        measured.forEach((name, rounds) -> medians.put(name, Figures.median(rounds)));
        return medians;
    }

    private Figures measured(Contender contender, Load load, Plan plan) throws Exception {
        Place place = site.fresh();
        CpuTime before = site.cpu();
        Figures figures = contender.round(place, load, plan.round());
        return figures.costing(site.cpu().since(before));
    }
}

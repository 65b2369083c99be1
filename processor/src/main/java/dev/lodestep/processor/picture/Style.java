package dev.lodestep.processor.picture;

/** The style sheet of every picture, for light and dark; all of it is under the class {@code lodestep}, so that a page may hold several. */
final class Style {
    /**
     * A page colours a node by its state with rules for the group: {@code #node-charge .shape {fill: …}}. There are no variables, because
     * not everything that draws SVG knows them.
     */
    static final String SHEET = """
            .lodestep { font-family: Inter, "Segoe UI", Roboto, "Helvetica Neue", Helvetica, Arial, sans-serif }
            .lodestep .paper { fill: #ffffff }
            .lodestep .shape { fill: #f3f6fb; stroke: #8a9bb5; stroke-width: 1.25 }
            .lodestep .wait .shape { fill: #fff7e3; stroke: #d0a03c }
            .lodestep .sleep .shape { fill: #f4f0fc; stroke: #9a86cf }
            .lodestep .child .shape { fill: #eaf7f0; stroke: #58a67c }
            .lodestep .icon { fill: none; stroke: #5d6b80; stroke-width: 1.3; stroke-linecap: round; stroke-linejoin: round }
            .lodestep .wait .icon { stroke: #a87712 }
            .lodestep .sleep .icon { stroke: #7560b5 }
            .lodestep .child .icon { stroke: #2f8559 }
            .lodestep .name { font-size: 13px; font-weight: 500; fill: #1d2733; text-anchor: middle }
            .lodestep .line { fill: none; stroke: #76849a; stroke-width: 1.5 }
            .lodestep .head { fill: #76849a }
            .lodestep .order .line { stroke-dasharray: 5 4 }
            .lodestep .value .line { stroke: #b9c3d1; stroke-width: 1 }
            .lodestep .value .head { fill: #b9c3d1 }
            .lodestep .loop .line { stroke: #c26a3a }
            .lodestep .loop .head { fill: #c26a3a }
            .lodestep .chip { fill: #ffffff; stroke: #d5dce6; stroke-width: 1 }
            .lodestep .label { font-size: 11px; fill: #48566a; text-anchor: middle }
            @media (prefers-color-scheme: dark) {
            .lodestep .paper { fill: #12161d }
            .lodestep .shape { fill: #1d2532; stroke: #62748f }
            .lodestep .wait .shape { fill: #2d2614; stroke: #a98334 }
            .lodestep .sleep .shape { fill: #262038; stroke: #7d6bb3 }
            .lodestep .child .shape { fill: #17291f; stroke: #468a66 }
            .lodestep .icon { stroke: #a3b1c6 }
            .lodestep .wait .icon { stroke: #dcb35c }
            .lodestep .sleep .icon { stroke: #ad9be0 }
            .lodestep .child .icon { stroke: #74c297 }
            .lodestep .name { fill: #e4eaf2 }
            .lodestep .line { stroke: #7f8da3 }
            .lodestep .head { fill: #7f8da3 }
            .lodestep .value .line { stroke: #46536a }
            .lodestep .value .head { fill: #46536a }
            .lodestep .loop .line { stroke: #d98a5d }
            .lodestep .loop .head { fill: #d98a5d }
            .lodestep .chip { fill: #12161d; stroke: #364154 }
            .lodestep .label { fill: #aab6c8 }
            }
            """;

    private Style() {}
}

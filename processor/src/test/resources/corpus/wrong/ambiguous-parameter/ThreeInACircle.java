package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class ThreeInACircle {
    record Image(byte[] bytes) {}

    @Step
    Image crop(
            //! ambiguous-parameter: each need the Image that the other gives: which comes first?
            Image image) {
        return image;
    }

    @Step
    Image scale(Image image) {
        return image;
    }

    @Step
    Image sharpen(Image image) {
        return image;
    }
}

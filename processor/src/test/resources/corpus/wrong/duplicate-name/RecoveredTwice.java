import dev.lodestep.*;
import java.io.*;

@Workflow
class RecoveredTwice {
    record Upload(String file) {}
    record Probe(int frames) {}

    @Step
    Probe probe(Upload upload) throws IOException {
        throw new FileNotFoundException(upload.file());
    }

    @Recover("probe")
    Probe broken(IOException failure) {
        return new Probe(0);
    }

    @Recover("probe")
    Probe missing(FileNotFoundException failure) {
        return new Probe(-1);
    }

    @Recover("probe")
    //! duplicate-name: 'broken' and 'unreadable' are both @Recover("probe") for IOException
    Probe unreadable(IOException failure, Upload upload) {
        return new Probe(1);
    }
}

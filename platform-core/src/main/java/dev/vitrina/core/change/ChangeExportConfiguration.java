package dev.vitrina.core.change;

import dev.vitrina.core.file.UserFiles;
import dev.vitrina.core.job.JobCatalogue;
import dev.vitrina.core.time.DatabaseTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Puts the export of rows together. */
@Configuration(proxyBeanMethods = false)
class ChangeExportConfiguration {

    private static final String HOST = "platform";

    /** For the host's life, so never taken back. */
    @Bean
    RowsExport changeRowsExport(
        ChangeDesk desk,
        ChangeReading reading,
        ChangeViews views,
        UserFiles files,
        JsonMapper json,
        DatabaseTime time,
        JobCatalogue catalogue
    ) {
        RowsExport export = new RowsExport(desk::find, reading, views, files, json, time::now);
        var unused = catalogue.register(HOST, export.definition());
        return export;
    }
}

using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using StreamOps.Data;

#nullable disable

namespace StreamOps.Migrations.Postgres
{
    /// <summary>
    /// Samples are partitioned by month, so that retention drops a table instead of deleting rows. The writer makes the partitions it needs.
    /// </summary>
    [DbContext(typeof(PostgresStreamOpsDb))]
    [Migration("20261122235959_SampleStorage")]
    public partial class SampleStorage : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            """
            ALTER TABLE stream_metrics RENAME TO stream_metrics_flat;
            CREATE TABLE stream_metrics (LIKE stream_metrics_flat) PARTITION BY RANGE ("timestamp");
            DROP TABLE stream_metrics_flat;
            ALTER TABLE stream_metrics ADD CONSTRAINT pk_stream_metrics PRIMARY KEY (stream_id, "timestamp");
            """);
    }
}

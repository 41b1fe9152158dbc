using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using StreamOps.Data;

#nullable disable

namespace StreamOps.Migrations.Sqlite
{
    /// <summary>The two large tables are kept in the order of their key and nowhere else: half the pages to write and sync.</summary>
    [DbContext(typeof(SqliteStreamOpsDb))]
    [Migration("20261122235959_SampleStorage")]
    public partial class SampleStorage : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            """
            DROP TABLE stream_metrics;
            CREATE TABLE stream_metrics (
                stream_id INTEGER NOT NULL,
                timestamp INTEGER NOT NULL,
                channel_id INTEGER NOT NULL,
                relay_status TEXT NOT NULL,
                is_live INTEGER NOT NULL,
                hls_viewers INTEGER NULL,
                agora_viewers INTEGER NULL,
                duration_seconds INTEGER NOT NULL,
                cloudflare_stream_id TEXT NULL,
                bitrate_kbps INTEGER NULL,
                frame_rate REAL NULL,
                packet_loss_percent REAL NULL,
                source TEXT NOT NULL,
                CONSTRAINT pk_stream_metrics PRIMARY KEY (stream_id, timestamp)
            ) WITHOUT ROWID;
            DROP TABLE stream_minutes;
            CREATE TABLE stream_minutes (
                stream_id INTEGER NOT NULL,
                minute INTEGER NOT NULL,
                hls_ms INTEGER NOT NULL,
                rtc_ms INTEGER NOT NULL,
                sampled_ms INTEGER NOT NULL,
                samples INTEGER NOT NULL,
                peak INTEGER NULL,
                CONSTRAINT pk_stream_minutes PRIMARY KEY (stream_id, minute)
            ) WITHOUT ROWID;
            """);
    }
}

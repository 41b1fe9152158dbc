using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StreamOps.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class IngestReadings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "stream_ingests",
                columns: table => new
                {
                    stream_id = table.Column<long>(type: "bigint", nullable: false),
                    minute = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    interval_seconds = table.Column<int>(type: "integer", nullable: false),
                    bitrate_kbps = table.Column<int>(type: "integer", nullable: true),
                    keyframe_seconds = table.Column<double>(type: "double precision", nullable: true),
                    longest_keyframe_seconds = table.Column<double>(type: "double precision", nullable: true),
                    upload_percent = table.Column<double>(type: "double precision", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stream_ingests", x => x.stream_id);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "stream_ingests");
        }
    }
}

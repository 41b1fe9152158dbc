using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StreamOps.Migrations.Sqlite
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
                    stream_id = table.Column<long>(type: "INTEGER", nullable: false),
                    minute = table.Column<long>(type: "INTEGER", nullable: false),
                    interval_seconds = table.Column<int>(type: "INTEGER", nullable: false),
                    bitrate_kbps = table.Column<int>(type: "INTEGER", nullable: true),
                    keyframe_seconds = table.Column<double>(type: "REAL", nullable: true),
                    longest_keyframe_seconds = table.Column<double>(type: "REAL", nullable: true),
                    upload_percent = table.Column<double>(type: "REAL", nullable: true)
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

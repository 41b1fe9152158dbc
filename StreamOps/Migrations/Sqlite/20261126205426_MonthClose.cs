using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StreamOps.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class MonthClose : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "adjustments",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    stream_id = table.Column<long>(type: "INTEGER", nullable: false),
                    channel_id = table.Column<long>(type: "INTEGER", nullable: false),
                    service = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    cost_type = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    closed_month = table.Column<string>(type: "TEXT", maxLength: 7, nullable: false),
                    booked_month = table.Column<string>(type: "TEXT", maxLength: 7, nullable: false),
                    amount_usd = table.Column<decimal>(type: "TEXT", nullable: false),
                    cause = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_adjustments", x => x.id);
                    table.ForeignKey(
                        name: "fk_adjustments_channels_channel_id",
                        column: x => x.channel_id,
                        principalTable: "channels",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_adjustments_streams_stream_id",
                        column: x => x.stream_id,
                        principalTable: "streams",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "billing_months",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    price_book_version = table.Column<long>(type: "INTEGER", nullable: false),
                    streams = table.Column<int>(type: "INTEGER", nullable: false),
                    channels = table.Column<int>(type: "INTEGER", nullable: false),
                    peak_viewers = table.Column<int>(type: "INTEGER", nullable: true),
                    waiting_since = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_billing_months", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "closed_days",
                columns: table => new
                {
                    stream_id = table.Column<long>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    channel_id = table.Column<long>(type: "INTEGER", nullable: false),
                    mode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    relay = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    tier = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    hosts = table.Column<int>(type: "INTEGER", nullable: false),
                    live_ms = table.Column<long>(type: "INTEGER", nullable: false),
                    hls_ms = table.Column<long>(type: "INTEGER", nullable: false),
                    rtc_ms = table.Column<long>(type: "INTEGER", nullable: false),
                    sampled_ms = table.Column<long>(type: "INTEGER", nullable: false),
                    samples = table.Column<int>(type: "INTEGER", nullable: false),
                    peak = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_closed_days", x => new { x.stream_id, x.day });
                });

            migrationBuilder.CreateTable(
                name: "report_versions",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    month = table.Column<string>(type: "TEXT", maxLength: 7, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    statement = table.Column<byte[]>(type: "BLOB", nullable: false),
                    content_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    cost_cents = table.Column<long>(type: "INTEGER", nullable: false),
                    adjustment_cents = table.Column<long>(type: "INTEGER", nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    closed_by = table.Column<string>(type: "TEXT", maxLength: 320, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    software_version = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_versions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "report_downloads",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    actor = table.Column<string>(type: "TEXT", maxLength: 320, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_downloads", x => x.id);
                    table.ForeignKey(
                        name: "fk_report_downloads_report_versions_version_id",
                        column: x => x.version_id,
                        principalTable: "report_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "report_files",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    content_type = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_files", x => x.id);
                    table.ForeignKey(
                        name: "fk_report_files_report_versions_version_id",
                        column: x => x.version_id,
                        principalTable: "report_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_adjustments_booked_month",
                table: "adjustments",
                column: "booked_month");

            migrationBuilder.CreateIndex(
                name: "ix_adjustments_channel_id",
                table: "adjustments",
                column: "channel_id");

            migrationBuilder.CreateIndex(
                name: "ix_adjustments_closed_month",
                table: "adjustments",
                column: "closed_month");

            migrationBuilder.CreateIndex(
                name: "ix_adjustments_stream_id_service_cost_type_closed_month_booked_month",
                table: "adjustments",
                columns: new[] { "stream_id", "service", "cost_type", "closed_month", "booked_month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_closed_days_day",
                table: "closed_days",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "ix_report_downloads_version_id_at",
                table: "report_downloads",
                columns: new[] { "version_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_report_files_version_id_name",
                table: "report_files",
                columns: new[] { "version_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_report_versions_month_version",
                table: "report_versions",
                columns: new[] { "month", "version" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "adjustments");

            migrationBuilder.DropTable(
                name: "billing_months");

            migrationBuilder.DropTable(
                name: "closed_days");

            migrationBuilder.DropTable(
                name: "report_downloads");

            migrationBuilder.DropTable(
                name: "report_files");

            migrationBuilder.DropTable(
                name: "report_versions");
        }
    }
}

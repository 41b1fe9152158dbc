using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StreamOps.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AlertSights : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "alert_sights",
                columns: table => new
                {
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    minute = table.Column<long>(type: "INTEGER", nullable: false),
                    subject_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    channel_id = table.Column<long>(type: "INTEGER", nullable: true),
                    stream_id = table.Column<long>(type: "INTEGER", nullable: true),
                    sight = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    value = table.Column<decimal>(type: "TEXT", nullable: true),
                    is_bad_anyway = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alert_sights", x => new { x.kind, x.subject, x.minute });
                });

            migrationBuilder.CreateIndex(
                name: "ix_alert_sights_minute",
                table: "alert_sights",
                column: "minute");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "alert_sights");
        }
    }
}

using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StreamOps.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class KeptMinutes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "recorded_months",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false),
                    live_ms = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recorded_months", x => x.number);
                });

            // What was on air before is counted once, as the product counts it from now on.
            migrationBuilder.Sql(
                """
                INSERT INTO recorded_months (number, live_ms)
                SELECT CAST(to_char(d.day, 'YYYYMM') AS bigint), SUM(d.live_ms)
                FROM stream_days d JOIN streams s ON s.id = d.stream_id
                WHERE s.mode <> 'agora-only' AND d.live_ms <> 0
                GROUP BY 1
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "recorded_months");
        }
    }
}

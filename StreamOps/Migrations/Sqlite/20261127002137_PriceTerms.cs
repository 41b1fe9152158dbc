using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StreamOps.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PriceTerms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "price_terms",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    vendor = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    minutes = table.Column<decimal>(type: "TEXT", nullable: true),
                    amount_usd = table.Column<decimal>(type: "TEXT", nullable: true),
                    usd_per_thousand = table.Column<decimal>(type: "TEXT", nullable: true),
                    percent = table.Column<decimal>(type: "TEXT", nullable: true),
                    per_usd = table.Column<decimal>(type: "TEXT", nullable: true),
                    steps = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    cost_type = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    basis = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    tier = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    source = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by = table.Column<string>(type: "TEXT", maxLength: 320, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_price_terms", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_price_terms_subject_valid_from_revision",
                table: "price_terms",
                columns: new[] { "subject", "valid_from", "revision" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "price_terms");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StreamOps.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Reconciliation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_settled",
                table: "usage_readings",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "invoices",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    vendor = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    last_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    total_cents = table.Column<long>(type: "INTEGER", nullable: false),
                    estimated_cents = table.Column<long>(type: "INTEGER", nullable: false),
                    entered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    entered_by = table.Column<string>(type: "TEXT", maxLength: 320, nullable: false),
                    withdrawn_at = table.Column<long>(type: "INTEGER", nullable: true),
                    withdrawn_by = table.Column<string>(type: "TEXT", maxLength: 320, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invoices", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "vendor_usage",
                columns: table => new
                {
                    vendor = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    meter = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    country = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    nature = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    quantity_ms = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_vendor_usage", x => new { x.vendor, x.day, x.subject, x.meter, x.country });
                });

            migrationBuilder.CreateTable(
                name: "invoice_lines",
                columns: table => new
                {
                    invoice_id = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    item = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    description = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    quantity = table.Column<decimal>(type: "TEXT", nullable: true),
                    unit = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    minutes = table.Column<decimal>(type: "TEXT", nullable: true),
                    amount_usd = table.Column<decimal>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invoice_lines", x => new { x.invoice_id, x.position });
                    table.ForeignKey(
                        name: "fk_invoice_lines_invoices_invoice_id",
                        column: x => x.invoice_id,
                        principalTable: "invoices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_invoices_first_day",
                table: "invoices",
                column: "first_day");

            migrationBuilder.CreateIndex(
                name: "ix_invoices_vendor_number_version",
                table: "invoices",
                columns: new[] { "vendor", "number", "version" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "invoice_lines");

            migrationBuilder.DropTable(
                name: "vendor_usage");

            migrationBuilder.DropTable(
                name: "invoices");

            migrationBuilder.DropColumn(
                name: "is_settled",
                table: "usage_readings");
        }
    }
}

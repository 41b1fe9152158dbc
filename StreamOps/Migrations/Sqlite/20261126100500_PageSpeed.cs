using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StreamOps.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PageSpeed : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "month",
                table: "cost_parts",
                type: "TEXT",
                maxLength: 7,
                nullable: false,
                defaultValue: "");

            migrationBuilder.Sql("UPDATE cost_parts SET month = (SELECT r.month FROM cost_records r WHERE r.id = cost_parts.cost_record_id)");

            migrationBuilder.CreateIndex(
                name: "ix_cost_parts_month_price_id_quantity_ms",
                table: "cost_parts",
                columns: new[] { "month", "price_id", "quantity_ms" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_cost_parts_month_price_id_quantity_ms",
                table: "cost_parts");

            migrationBuilder.DropColumn(
                name: "month",
                table: "cost_parts");
        }
    }
}

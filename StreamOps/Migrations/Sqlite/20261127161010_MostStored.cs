using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StreamOps.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class MostStored : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<decimal>(
                name: "most_minutes",
                table: "storage_readings",
                type: "TEXT",
                nullable: false,
                defaultValue: 0m);

            // Of days before, the newest reading is all that is known.
            migrationBuilder.Sql("UPDATE storage_readings SET most_minutes = stored_minutes");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("ALTER TABLE storage_readings DROP COLUMN most_minutes");
        }
    }
}

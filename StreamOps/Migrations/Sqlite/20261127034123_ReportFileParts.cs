using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StreamOps.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ReportFileParts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Files are a promise of their version: what goes here is made anew, packed, out of the stored statement.
            migrationBuilder.Sql("DELETE FROM outbox_mail_files");
            migrationBuilder.Sql("DELETE FROM report_files");
            migrationBuilder.DropColumn(
                name: "content",
                table: "report_files");

            migrationBuilder.CreateTable(
                name: "report_file_parts",
                columns: table => new
                {
                    file_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_file_parts", x => new { x.file_id, x.number });
                    table.ForeignKey(
                        name: "fk_report_file_parts_report_files_file_id",
                        column: x => x.file_id,
                        principalTable: "report_files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "report_file_parts");

            migrationBuilder.AddColumn<byte[]>(
                name: "content",
                table: "report_files",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0]);
        }
    }
}

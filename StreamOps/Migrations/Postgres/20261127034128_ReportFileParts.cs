using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StreamOps.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ReportFileParts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "report_file_parts",
                columns: table => new
                {
                    file_id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    is_packed = table.Column<bool>(type: "boolean", nullable: false)
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

            // What was printed stays as it was printed: one part, not packed.
            migrationBuilder.Sql("INSERT INTO report_file_parts (file_id, number, content, is_packed) SELECT id, 0, content, false FROM report_files");
            migrationBuilder.DropColumn(
                name: "content",
                table: "report_files");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // No database unpacks them: the version before makes its files anew.
            migrationBuilder.Sql("DELETE FROM outbox_mail_files");
            migrationBuilder.Sql("DELETE FROM report_files");
            migrationBuilder.DropTable(
                name: "report_file_parts");

            migrationBuilder.AddColumn<byte[]>(
                name: "content",
                table: "report_files",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);
        }
    }
}
